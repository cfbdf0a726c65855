package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example that newcomers see first, in containers. */
@Tag("docker")
class WeatherTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"clockwork.yaml", "clockwork-notebook.yaml"})
  void forecast_is_the_same_as_by_processes(String file) throws Exception {
    Pipeline pipeline = PipelineYaml.load(Path.of("../clockwork-examples/weather", file));
    DockerOptions options =
        DockerOptions.builder()
            .runtime("python", Project.DEBIAN)
            .runtime("notebook", Project.DEBIAN)
            .build();
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      RunResult run =
          LocalRunner.using(executor).runsDirectory(folder.toRealPath()).build().run(pipeline);

      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.task("evaluate").output("mae").asText()).startsWith("2.08243");
      if (file.contains("notebook")) {
        assertThat(Files.readString(run.directory().attempt("train", 1).notebook()))
            .contains("injected-parameters");
      }
    }
  }
}
