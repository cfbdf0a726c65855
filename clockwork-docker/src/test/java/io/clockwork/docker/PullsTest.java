package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images come from a registry. */
@Tag("docker")
class PullsTest {
  @TempDir Path folder;
  private final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  private Registry registry;

  @BeforeEach
  void open() throws Exception {
    registry = Registry.open(folder.resolve("registry"));
  }

  @AfterEach
  void close() throws Exception {
    registry.close();
  }

  private DockerTaskExecutor executor(PullPolicy policy) {
    return DockerTaskExecutor.create(
        DockerOptions.builder().pullPolicy(policy).progress(progress::add).build());
  }

  private RunResult run(PullPolicy policy, String image) throws Exception {
    try (DockerTaskExecutor executor = executor(policy)) {
      return new Project(folder, executor).task(t -> t.image(image).shell("cat /version"));
    }
  }

  private List<String> check(PullPolicy policy, String image) {
    Pipeline pipeline =
        Pipeline.builder("churn").task("task", t -> t.image(image).shell("true")).build();
    try (DockerTaskExecutor executor = executor(policy)) {
      return told(executor.check(pipeline, pipeline.tasks().values()));
    }
  }

  static List<String> told(ValidationReport report) {
    return report.diagnostics().stream()
        .map(one -> one.message() + "\n" + one.help().orElse(""))
        .toList();
  }

  @Test
  void image_is_pulled_once_however_many_tasks_wait_for_it() throws Exception {
    String image = registry.push("team/load:1", "RUN touch /file");
    String digest = registry.digest("team/load", "1");
    try (DockerTaskExecutor executor = executor(PullPolicy.MISSING)) {
      RunResult run =
          new Project(folder, executor)
              .with(runner -> runner.jobs(4))
              .run(
                  p ->
                      List.of("a", "b", "c", "d")
                          .forEach(name -> p.task(name, t -> t.image(image).shell("true"))));
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(Project.manifest(run, "c").origin().image()).contains(image);
      assertThat(Project.manifest(run, "c").origin().digest()).contains(digest);
    }
    assertThat(progress).startsWith("pulling image " + image).endsWith("pulled image " + image);
    assertThat(registry.requests("GET", "/v2/team/load/manifests/" + digest)).isEqualTo(1);
  }

  @Test
  void missing_image_is_pulled_and_one_that_is_there_is_kept() throws Exception {
    String image = registry.push("team/load:1", "RUN echo old > /version");
    assertThat(Project.log(run(PullPolicy.MISSING, image), "task")).isEqualTo("old\n");
    changed(image);
    assertThat(Project.log(run(PullPolicy.MISSING, image), "task")).isEqualTo("old\n");
    assertThat(progress).containsOnlyOnce("pulled image " + image);
  }

  @Test
  void policy_always_has_the_newest_image_of_a_tag() throws Exception {
    String image = registry.push("team/load:1", "RUN echo old > /version");
    assertThat(Project.log(run(PullPolicy.ALWAYS, image), "task")).isEqualTo("old\n");
    changed(image);
    assertThat(Project.log(run(PullPolicy.ALWAYS, image), "task")).isEqualTo("new\n");
  }

  /** The engine has its tag of the old one back afterwards. */
  private void changed(String image) throws Exception {
    registry.shell("docker tag $IMAGE $HOST/old:1; docker rmi $IMAGE", Map.of("IMAGE", image));
    registry.push("team/load:1", "RUN echo new > /version");
    registry.shell("docker tag $HOST/old:1 $IMAGE", Map.of("IMAGE", image));
  }

  @Test
  void policy_never_pulls_nothing() throws Exception {
    String image = registry.push("team/load:1");
    assertThat(check(PullPolicy.NEVER, image))
        .containsExactly(
            "image \""
                + image
                + "\" of task \"task\" is not on the engine\n"
                + "build or load it on this engine, or let it be pulled");
    assertThat(progress).isEmpty();
  }

  @Test
  void image_of_a_digest_is_pulled_and_recorded() throws Exception {
    registry.push("team/load:1", "RUN echo 1 > /version");
    String digest = registry.digest("team/load", "1");
    String image = registry.host() + "/team/load@" + digest;
    RunResult run = run(PullPolicy.MISSING, image);
    assertThat(Project.log(run, "task")).isEqualTo("1\n");
    assertThat(Project.manifest(run, "task").origin().digest()).contains(digest);
    registry.shell("docker rmi " + image, Map.of());
  }

  @Test
  void image_without_a_tag_is_the_latest() throws Exception {
    registry.push("team/load:latest", "RUN echo 1 > /version");
    RunResult run = run(PullPolicy.MISSING, registry.host() + "/team/load");
    assertThat(Project.log(run, "task")).isEqualTo("1\n");
  }

  @Test
  void progress_is_told_in_steps() throws Exception {
    registry.push("team/load:1", "RUN head -c 4194304 /dev/urandom > /ballast");
    try (RegistryLine line = RegistryLine.slow(registry.host(), 50)) {
      String image = line.host() + "/team/load:1";
      assertThat(check(PullPolicy.MISSING, image)).isEmpty();
      registry.shell("docker rmi " + image, Map.of());
      assertThat(progress.get(0)).isEqualTo("pulling image " + image);
      assertThat(progress).last().isEqualTo("pulled image " + image);
      assertThat(progress.subList(1, progress.size() - 1))
          .isNotEmpty()
          .allMatch(told -> told.matches("pulling image " + image + ": [1-9]\\d+ % of [45] MiB"));
    }
  }
}
