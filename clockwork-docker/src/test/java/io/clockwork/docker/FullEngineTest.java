package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of the engine is full, not that of the runs. */
@Tag("docker")
class FullEngineTest {
  @TempDir Path folder;
  private EngineOfItsOwn engine;

  @BeforeEach
  void open() throws Exception {
    Path data = Files.createDirectories(folder.toRealPath().resolve("data"));
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", data.toString())
            .inheritIO()
            .start();
    assertThat(mount.waitFor()).isZero();
    engine = EngineOfItsOwn.start(folder.toRealPath());
  }

  @AfterEach
  void close() throws Exception {
    engine.close();
  }

  private static void pipeline(Pipeline.Builder pipeline) {
    pipeline.task(
        "task", t -> t.shell("echo 5 > $CLOCKWORK_OUTPUT_N").output("n", DataType.INTEGER));
    pipeline.task("after", t -> t.shell("echo got $CLOCKWORK_INPUT_N").input("n", "task.n"));
  }

  @Test
  void task_whose_container_cannot_be_made_fails_with_the_reason_and_is_run_once_there_is_room()
      throws Exception {
    Path ballast = folder.resolve("data/ballast");
    engine.shell("cat /dev/zero > " + ballast + " 2>/dev/null || true");
    try (DockerTaskExecutor executor = engine.executor()) {
      Project project = new Project(folder, executor);
      RunResult failed = project.run(FullEngineTest::pipeline);
      assertThat(failed.state()).isEqualTo(RunState.FAILED);
      assertThat(failed.task("task").reason())
          .startsWith("the container engine cannot run the task: ")
          .endsWith("no space left on device");
      assertThat(failed.task("after").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
      assertThat(engine.containers()).isEmpty();

      Files.delete(ballast);
      RunResult resumed =
          project.with(runner -> runner.resume(failed.id())).run(FullEngineTest::pipeline);
      assertThat(resumed.state()).as(Project.told(resumed)).isEqualTo(RunState.SUCCEEDED);
      assertThat(Project.log(resumed, "after")).isEqualTo("got 5\n");
    }
    assertThat(engine.containers()).isEmpty();
  }

  @Test
  void task_that_fills_the_disk_is_told_so_and_loses_no_line() throws Exception {
    try (DockerTaskExecutor executor = engine.executor()) {
      Project project = new Project(folder, executor);
      RunResult run = project.task(t -> t.shell("cat /dev/zero > /ballast || seq 1 1000; exit 3"));
      assertThat(run.task("task").reason()).isEqualTo("exit code 3");
      assertThat(Project.log(run, "task"))
          .contains("No space left on device")
          .contains("\n1\n2\n3\n")
          .endsWith("\n999\n1000\n");
    }
    assertThat(engine.containers()).isEmpty();
  }
}
