package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Standard images from a root file system of Debian, as where no registry is. On an engine of its
 * own: their names are the same everywhere.
 */
@Tag("docker")
class StandardImagesTest {
  private static final String TOLD =
      "{{index .Config.Labels \"io.clockwork.contract\"}} {{.Config.User}} {{.Config.Entrypoint}}";

  @TempDir Path folder;
  private EngineOfItsOwn engine;

  @BeforeEach
  void open() throws Exception {
    engine = EngineOfItsOwn.start(folder.toRealPath());
    engine.load(Project.DEBIAN);
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  @Test
  void tasks_of_both_runtimes_run_in_images_of_an_own_base_that_are_not_roots() throws Exception {
    DockerOptions options = engine.options().build();

    assertThat(StandardImages.build(options, Optional.of(Project.DEBIAN)))
        .containsExactly("clockwork/python:1", "clockwork/notebook:1");

    assertThat(engine.shell("docker inspect -f '" + TOLD + "' clockwork/python:1").strip())
        .isEqualTo("1 65532:65532 []");
    assertThat(engine.shell("docker inspect -f '" + TOLD + "' clockwork/notebook:1").strip())
        .isEqualTo("1 65532:65532 []");
    Pipeline pipeline =
        PipelineYaml.load(Path.of("../clockwork-examples/weather/clockwork-notebook.yaml"));
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      RunResult run =
          LocalRunner.using(executor)
              .runsDirectory(folder.toRealPath().resolve("runs"))
              .build()
              .run(pipeline);
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.task("evaluate").output("mae").asText()).startsWith("2.08243");
    }
  }
}
