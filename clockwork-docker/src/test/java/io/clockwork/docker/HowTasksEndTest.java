package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.PlatformLayer;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.SourceMap;
import io.clockwork.model.TaskSettings;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowTasksEndTest extends ContainerTest {
  /** Not at once: an engine does not hear of memory that runs out before it has begun to listen. */
  private static final String TAKES_ALL_MEMORY =
      "sleep 1; exec dd if=/dev/zero of=/dev/null bs=200M count=1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 1             | exit code 1
          exit 98            | exit code 98: it asked not to be tried again
          exit 210           | exit code 210, which only Clockwork itself may use: reported as 1
          kill -KILL $$      | killed by SIGKILL (exit code 137), perhaps because memory ran out
          kill -TERM $$      | killed by SIGTERM (exit code 143)
          exec no-such-thing | exit code 127: the command was not found
          exec /dev/null     | exit code 126: the command cannot be executed
          """)
  void exit_code_is_reported_as_of_a_process(String shell, String reason) {
    RunResult run = project.task(t -> t.shell(shell));
    assertThat(run.task("task").reason()).isEqualTo(reason);
  }

  @Test
  @Tag("docker-alone")
  void command_that_is_not_there_or_not_executable_is_told_of() throws Exception {
    RunResult run =
        project.run(
            p ->
                p.task("absent", t -> t.command("no-such-thing"))
                    .task("file", t -> t.command("/etc/passwd")));
    assertThat(run.task("absent").reason()).isEqualTo("exit code 127: the command was not found");
    assertThat(run.task("file").reason())
        .isEqualTo("exit code 126: the command cannot be executed");
    assertThat(Project.log(run, "absent")).contains("no-such-thing");
  }

  @Test
  void exit_99_skips() {
    assertThat(project.task(t -> t.shell("exit 99")).task("task").state())
        .isEqualTo(TaskState.SKIPPED);
  }

  @Test
  @Tag("docker-alone")
  void memory_that_runs_out_is_told_of_with_its_limit() {
    RunResult run = project.task(t -> t.shell(TAKES_ALL_MEMORY).resources(Resources.of(1, "32Mi")));
    assertThat(run.task("task").reason()).isEqualTo("out of memory, limit 32Mi (exit code 137)");
  }

  @Test
  @Tag("docker-alone")
  void size_of_a_platform_is_a_limit_and_its_runtime_an_image() {
    PlatformLayer platform =
        new PlatformLayer(
            TaskSettings.NONE,
            Map.of("tools", Project.BUSYBOX),
            Map.of("tiny", Resources.of(1, "32Mi")),
            Optional.empty(),
            SourceMap.EMPTY);
    Pipeline pipeline =
        project.pipeline(
            p ->
                p.task(
                    "task",
                    t ->
                        t.shell(TAKES_ALL_MEMORY)
                            .runtime("tools")
                            .resources(Resources.size("tiny"))));

    RunResult run = project.runner().run(pipeline.on(platform));

    assertThat(run.task("task").reason()).isEqualTo("out of memory, limit 32Mi (exit code 137)");
  }

  @Test
  void missing_output_fails_and_the_next_attempt_sees_nothing_of_the_last() throws Exception {
    RunResult run =
        project.task(
            t ->
                t.shell(
                        """
                        ls -A /clockwork/outputs /clockwork/tmp
                        test $CLOCKWORK_ATTEMPT = 1 || echo 1 > $CLOCKWORK_OUTPUT_N
                        touch $TMPDIR/x /clockwork/outputs/other
                        """)
                    .output("n", DataType.INTEGER)
                    .retries(RetryPolicy.of(1).withDelay(Duration.ZERO)));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.task("task").attempts().get(0).toString()).contains("\"n\" is missing");
    assertThat(Project.log(run, "task"))
        .startsWith("/clockwork/outputs:\n\n/clockwork/tmp:\n")
        .contains("\"other\"");
  }

  @Test
  void task_over_its_time_gets_sigterm_and_ends() throws Exception {
    RunResult run =
        project.task(
            t ->
                t.shell("trap 'echo asked; exit 1' TERM; while :; do sleep 0.1; done")
                    .timeout(Duration.ofSeconds(1)));
    assertThat(run.task("task").reason()).contains("1s");
    assertThat(Project.log(run, "task")).contains("asked\n");
  }

  @Test
  @Tag("docker-alone")
  void children_of_a_command_are_asked_to_end_too() throws Exception {
    RunResult run =
        project.task(
            t ->
                t.shell(
                        """
                        trap 'wait; exit 1' TERM
                        (trap 'echo child; exit' TERM; while :; do sleep 0.1; done) &
                        wait
                        """)
                    .timeout(Duration.ofSeconds(1)));
    assertThat(Project.log(run, "task")).contains("child\n");
  }

  @Test
  void task_that_does_not_listen_is_killed_after_its_grace() {
    RunResult run =
        project
            .with(runner -> runner.gracePeriod(Duration.ofMillis(500)))
            .task(
                t ->
                    t.shell("trap '' TERM; while :; do sleep 0.1; done")
                        .timeout(Duration.ofSeconds(1)));
    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void cancelled_run_leaves_no_container() throws Exception {
    List<RunEvent> events = new CopyOnWriteArrayList<>();
    CountDownLatch running = new CountDownLatch(1);
    RunHandle handle =
        project
            .with(
                runner ->
                    runner.listener(
                        event -> {
                          events.add(event);
                          if (event.toString().contains("working")) {
                            running.countDown();
                          }
                        }))
            .runner()
            .start(project.pipeline(p -> p.task("task", t -> t.shell("echo working; sleep 100"))));
    running.await();
    handle.cancel();
    RunResult run = handle.await();
    assertThat(run.state()).isEqualTo(RunState.CANCELLED);
    assertThat(Engines.containersOf(run.id(), options().build())).as(events.toString()).isEmpty();
  }
}
