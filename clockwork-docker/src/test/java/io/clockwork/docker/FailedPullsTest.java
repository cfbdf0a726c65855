package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Images that a registry does not give. */
@Tag("docker")
@Timeout(60)
class FailedPullsTest {
  @TempDir Path folder;
  private Registry registry;

  @BeforeEach
  void open() throws Exception {
    registry = Registry.open(folder.resolve("registry"));
  }

  @AfterEach
  void close() throws Exception {
    registry.close();
  }

  private static List<String> check(DockerTaskExecutor executor, String image) {
    Pipeline pipeline =
        Pipeline.builder("churn").task("task", t -> t.image(image).shell("true")).build();
    return PullsTest.told(executor.check(pipeline, pipeline.tasks().values()));
  }

  private static void assertRefused(String image, String help) {
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      assertThat(check(executor, image))
          .containsExactly("image \"" + image + "\" of task \"task\" could not be pulled\n" + help);
    }
  }

  @Test
  void repository_or_tag_that_is_not_there_is_told_of() throws Exception {
    registry.push("team/load:1");
    for (String name : List.of("team/load:2", "team/nothing:1")) {
      String image = registry.host() + "/" + name;
      assertRefused(
          image,
          "the engine says: manifest for "
              + image
              + " not found: manifest unknown: manifest unknown; correct its name or tag, or push"
              + " it to "
              + registry.host());
    }
  }

  @Test
  void registry_that_is_not_there_is_told_of() throws Exception {
    String host;
    try (RegistryLine line = RegistryLine.slow(registry.host(), 0)) {
      host = line.host();
    }
    assertRefused(
        host + "/team/load:1",
        "the engine says: Get \"http://"
            + host
            + "/v2/\": dial tcp "
            + host
            + ": connect: connection refused; the engine does not reach "
            + host
            + ": correct its name, or look after the network and the proxy of the engine");
  }

  @Test
  void image_published_for_other_platforms_alone_is_told_of() throws Exception {
    registry.push("team/load:1");
    registry.pushForArm("team/load", "arm", "1");
    assertRefused(
        registry.host() + "/team/load:arm",
        "the engine says: no matching manifest for linux/amd64 in the manifest list entries; it is"
            + " not published for linux/amd64, the engine's platform: choose another tag, or build"
            + " it on this engine");
  }

  @Test
  void pull_without_news_is_given_up() throws Exception {
    registry.push("team/load:1", "RUN head -c 16777216 /dev/urandom > /ballast");
    try (RegistryLine line = RegistryLine.silentAfter(registry.host(), 1 << 20);
        DockerTaskExecutor executor =
            DockerTaskExecutor.create(
                DockerOptions.builder().pullPatience(Duration.ofSeconds(1)).build())) {
      String image = line.host() + "/team/load:1";
      assertThat(check(executor, image))
          .containsExactly(
              "image \""
                  + image
                  + "\" of task \"task\" could not be pulled\n"
                  + "no news of it for 1 s; look after the network between the engine and "
                  + line.host()
                  + ", and try again: what came whole is kept");
      line.awaitHangUp();
    }
  }

  @Test
  void pull_of_an_interrupted_caller_is_given_up() throws Exception {
    registry.push("team/load:1", "RUN head -c 16777216 /dev/urandom > /ballast");
    try (RegistryLine line = RegistryLine.silentAfter(registry.host(), 1 << 20)) {
      Thread caller =
          new Thread(
              () -> {
                try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
                  List<String> unused = check(executor, line.host() + "/team/load:1");
                }
              });
      caller.start();
      line.awaitSilence();
      caller.interrupt();
      caller.join();
      line.awaitHangUp();
    }
  }

  @Test
  void image_that_vanishes_during_a_run_is_pulled_again() throws Exception {
    String image = registry.push("team/load:1", "RUN echo 1 > /version");
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      Project project = new Project(folder, executor);
      Pipeline pipeline =
          project.pipeline(
              p ->
                  p.task(
                      "task",
                      t ->
                          t.image(image)
                              .shell("cat /version")
                              .retries(RetryPolicy.of(1).withDelay(Duration.ZERO))));
      assertThat(check(executor, image)).isEmpty();
      registry.shell("docker rmi " + image, Map.of());
      RunResult run = project.runner().run(pipeline);
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(run.task("task").attempts().get(0).toString())
          .contains("the container engine cannot run the task: No such image: sha256:");
      assertThat(Project.log(run, "task")).isEqualTo("1\n");
    }
  }

  @Test
  void run_that_is_cancelled_while_it_pulls_ends() throws Exception {
    String image = registry.push("team/load:1", "RUN head -c 16777216 /dev/urandom > /ballast");
    try (RegistryLine line = RegistryLine.silentAfter(registry.host(), 1 << 20);
        DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      // It was there when the run began, so that it is pulled in its middle.
      String other = line.host() + "/team/load:1";
      registry.shell("docker pull -q " + image + "; docker tag " + image + " " + other, Map.of());
      Project project = new Project(folder, executor);
      Pipeline pipeline =
          project.pipeline(
              p ->
                  p.task("first", t -> t.shell("true"))
                      .task(
                          "task",
                          t ->
                              t.image(other)
                                  .shell("true")
                                  .after("first")
                                  .retries(RetryPolicy.of(1).withDelay(Duration.ZERO))));
      assertThat(check(executor, other)).isEmpty();
      registry.shell("docker rmi " + image + " " + other, Map.of());
      RunHandle handle = project.runner().start(pipeline);
      line.awaitSilence();
      handle.cancel();
      assertThat(handle.await().state()).isEqualTo(RunState.CANCELLED);
    }
  }
}
