package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetriesTest {
  private final StubTaskExecutor executor = new StubTaskExecutor();
  private final List<RunEvent> events = new ArrayList<>();

  @Test
  void a_failed_attempt_is_repeated_after_a_constant_delay_while_retries_are_left() {
    executor.fails("load");

    RunResult run = run(RetryPolicy.of(2).withDelay(Duration.ofSeconds(30)));

    assertThat(executor.ran()).containsExactly("load#1", "load#2", "load#3");
    assertThat(delays()).containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(30));
    assertThat(run.task("load").state()).isEqualTo(TaskState.FAILED);
    assertThat(run.task("load").reason()).isEqualTo("exit code 1");
    assertThat(run.task("load").attempts()).hasSize(3);
  }

  @Test
  void an_exponential_delay_doubles_up_to_its_maximum() {
    executor.fails("load");

    run(RetryPolicy.of(4).withDelay(Duration.ofSeconds(10)).exponential(Duration.ofSeconds(35)));

    assertThat(delays())
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(35),
            Duration.ofSeconds(35));
  }

  @Test
  void a_task_that_succeeds_in_the_end_has_succeeded() {
    executor.when(
        "load",
        (attempt, log) ->
            attempt.number() < 3
                ? StubTaskExecutor.failed("exit code 1")
                : StubTaskExecutor.succeeded(Map.of()));

    RunResult run = run(RetryPolicy.of(5));

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(executor.ran()).containsExactly("load#1", "load#2", "load#3");
  }

  @Test
  void a_failure_that_no_retry_can_mend_is_final() {
    executor.when(
        "load",
        (attempt, log) -> new TaskOutcome.Failed(OptionalInt.of(98), "exit code 98", false));

    run(RetryPolicy.of(5));

    assertThat(executor.ran()).containsExactly("load#1");
  }

  @Test
  void an_attempt_that_timed_out_is_repeated() {
    executor.when("load", (attempt, log) -> new TaskOutcome.TimedOut(Duration.ofMinutes(90)));

    RunResult run = run(RetryPolicy.of(1));

    assertThat(executor.ran()).containsExactly("load#1", "load#2");
    assertThat(run.task("load").reason()).isEqualTo("timed out after 1h30m");
  }

  @Test
  void an_attempt_whose_environment_gave_out_is_repeated() {
    executor.when(
        "load",
        (attempt, log) -> {
          if (attempt.number() == 1) {
            throw new BackendUnavailableException("the engine does not answer");
          }
          return StubTaskExecutor.succeeded(Map.of());
        });

    assertThat(run(RetryPolicy.of(1)).state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void an_executor_that_breaks_fails_the_task_and_not_the_run() {
    executor.when(
        "load",
        (attempt, log) -> {
          throw new IllegalStateException("oops");
        });

    RunResult run = run(RetryPolicy.of(1));

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.task("load").reason())
        .isEqualTo("executor stub broke: java.lang.IllegalStateException: oops");
    assertThat(executor.ran()).containsExactly("load#1");
  }

  @Test
  void a_task_that_asks_to_be_skipped_is_not_repeated() {
    executor.skips("load");

    RunResult run = run(RetryPolicy.of(3));

    assertThat(executor.ran()).containsExactly("load#1");
    assertThat(run.task("load").state()).isEqualTo(TaskState.SKIPPED);
    assertThat(run.task("load").reason()).isEqualTo("it asked to be skipped");
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  private RunResult run(RetryPolicy policy) {
    return LocalRunner.using(executor)
        .withoutJournal()
        .clock(new VirtualClock())
        .listener(events::add)
        .build()
        .run(Pipeline.builder("retries").task("load", t -> t.shell("x").retries(policy)).build());
  }

  /** From each failure to the attempt after it, as announced and as kept. */
  private List<Duration> delays() {
    List<Duration> delays = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof RunEvent.RetryScheduled retry) {
        assertThat(events.get(i + 1))
            .isEqualTo(
                new RunEvent.AttemptStarted(
                    retry.due(), retry.task(), retry.attempt(), TaskFingerprint.NONE));
        delays.add(Duration.between(retry.time(), retry.due()));
      }
    }
    return delays;
  }
}
