package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunListener;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, or the JVM, ends in the middle of a run. */
@Tag("docker")
class FaultsTest {
  @TempDir Path folder;
  private EngineOfItsOwn engine;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    Files.createDirectories(here());
    engine = start(folder);
  }

  /** An engine whose files are in a folder. */
  EngineOfItsOwn start(Path folder) throws IOException, InterruptedException {
    return EngineOfItsOwn.start(folder);
  }

  /** Where the project is; the engine's files are beside it. */
  final Path here() {
    return folder.resolve("here");
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  /** Its first attempt goes on for long, a second one ends at once. */
  static void slowOnce(Pipeline.Builder pipeline) {
    pipeline.task(
        "task",
        t ->
            t.shell(
                    """
                    echo working
                    test $CLOCKWORK_ATTEMPT != 1 || sleep 100
                    echo 5 > $CLOCKWORK_OUTPUT_N
                    """)
                .output("n", DataType.INTEGER)
                .retries(RetryPolicy.of(1).withDelay(Duration.ZERO)));
    pipeline.task("after", t -> t.shell("echo got $CLOCKWORK_INPUT_N").input("n", "task.n"));
  }

  @Test
  void engine_that_is_stopped_and_started_again_costs_an_attempt() throws Exception {
    RunResult run =
        disturbed(
            () -> {
              engine.stop();
              engine.startAgain();
            });
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    // It sends its containers SIGTERM while it still answers.
    assertThat(run.task("task").attempts().get(0).toString()).contains("killed by SIGTERM");
    assertThat(Project.log(run, "after")).isEqualTo("got 5\n");
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.volumes()).isEmpty();
  }

  @Test
  void engine_that_is_killed_and_started_again_costs_an_attempt() throws Exception {
    RunResult run =
        disturbed(
            () -> {
              engine.kill();
              engine.startAgain();
            });
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(Project.log(run, "after")).isEqualTo("got 5\n");
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.volumes()).isEmpty();
  }

  @Test
  void container_that_somebody_removes_costs_an_attempt() throws Exception {
    RunResult run =
        disturbed(
            // What it prints may be there before it counts as running, so all are asked for; and
            // the executor removes it, too, once it has ended: who comes second is told so.
            () -> engine.shell("docker rm -f $(docker ps -aq) || true"));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.volumes()).isEmpty();
  }

  @Test
  void engine_that_does_not_come_back_ends_the_run() throws Exception {
    try (DockerTaskExecutor executor = engine.executor(Duration.ZERO)) {
      RunHandle handle = working(executor);
      engine.kill();
      RunResult run = handle.await();
      assertThat(run.state()).isEqualTo(RunState.FAILED);
      assertThat(run.task("task").reason())
          .startsWith(
              "the container engine at "
                  + engine.environment().get("DOCKER_HOST")
                  + " (DOCKER_HOST) does not answer any more (")
          .endsWith("); resume the run once it is back");
    }
    engine.startAgain();
    try (DockerTaskExecutor executor = engine.executor()) {
      RunResult run =
          new Project(here(), executor)
              .with(runner -> runner.resume("disturbed"))
              .run(FaultsTest::slowOnce);
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    }
  }

  @Test
  void jvm_that_is_killed_leaves_a_container_that_the_next_run_removes() throws Exception {
    KilledJvm.startAndKill(here(), engine.environment());
    assertThat(engine.containers()).isNotEmpty();

    try (DockerTaskExecutor executor = engine.executor()) {
      assertThat(executor.leftovers())
          .isNotEmpty()
          .allSatisfy(left -> assertThat(left.task()).isEqualTo("task"));
      Project project = new Project(here(), executor).with(runner -> runner.resume("killed"));
      RunResult run = project.run(FaultsTest::slowOnce);
      assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
      assertThat(Project.log(run, "after")).isEqualTo("got 5\n");
    }
    assertThat(engine.containers()).isEmpty();
    assertThat(engine.volumes()).isEmpty();
  }

  @Test
  void containers_of_others_are_left_alone() throws Exception {
    engine.shell("docker run -d clockwork-test/busybox sleep 100");
    engine.shell(
        "docker run -d --label io.clockwork.managed=true"
            + " --label io.clockwork.owner.host=elsewhere clockwork-test/busybox sleep 100");
    engine.shell(
        "docker volume create --label io.clockwork.managed=true"
            + " --label io.clockwork.owner.host=elsewhere other");
    try (DockerTaskExecutor executor = engine.executor()) {
      assertThat(executor.removeLeftovers()).isEmpty();
    }
    assertThat(engine.containers()).hasSize(2);
    assertThat(engine.volumes()).containsExactly("other");
  }

  /** A run in which something happens once the first attempt is at work. */
  private RunResult disturbed(Disturbance disturbance) throws Exception {
    try (DockerTaskExecutor executor = engine.executor()) {
      RunHandle handle = working(executor);
      disturbance.happen();
      return handle.await();
    }
  }

  /** A run whose first attempt is at work. */
  private RunHandle working(DockerTaskExecutor executor) throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    Project project =
        new Project(here(), executor)
            .with(runner -> runner.runId("disturbed"))
            .with(runner -> runner.listener(onWorking(working)));
    RunHandle handle = project.runner().start(project.pipeline(FaultsTest::slowOnce));
    working.await();
    return handle;
  }

  private static RunListener onWorking(CountDownLatch latch) {
    return event -> {
      if (event instanceof RunEvent.LogLine line && line.text().equals("working")) {
        latch.countDown();
      }
    };
  }

  private interface Disturbance {
    void happen() throws Exception;
  }
}
