package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.TriggerRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run ends early because a task failed, or because somebody wants it. */
@Timeout(60)
class StoppingTest {
  private final StubTaskExecutor executor = new StubTaskExecutor();
  private final CountDownLatch begun = new CountDownLatch(1);

  @Test
  void after_a_failure_only_what_reacts_to_it_is_started() {
    executor.fails("train");

    RunResult run = runner().build().run(branches());

    assertThat(executor.ran()).containsExactly("train#1", "clean_up#1", "notify#1");
    assertThat(states(run))
        .containsExactly(
            "train failed: exit code 1",
            "audit cancelled: not started after train had failed",
            "report upstream_failed: train failed",
            "clean_up succeeded: ",
            "notify succeeded: ",
            "archive cancelled: audit was cancelled");
    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void a_run_that_keeps_going_starts_all_that_does_not_depend_on_the_failure() {
    executor.fails("train");

    RunResult run = runner().keepGoing(true).build().run(branches());

    assertThat(executor.ran())
        .containsExactly("train#1", "audit#1", "clean_up#1", "notify#1", "archive#1");
    assertThat(run.task("report").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void tasks_that_have_begun_go_on_after_a_failure_retries_included() {
    CountDownLatch failed = new CountDownLatch(1);
    executor
        .when(
            "a",
            (attempt, log) -> {
              begun.await();
              return StubTaskExecutor.failed("exit code 1");
            })
        .when(
            "b",
            (attempt, log) -> {
              begun.countDown();
              failed.await();
              return attempt.number() == 1
                  ? StubTaskExecutor.failed("exit code 1")
                  : StubTaskExecutor.succeeded(Map.of());
            });

    RunResult run =
        runner()
            .jobs(2)
            .listener(
                event -> {
                  if (event instanceof RunEvent.TaskEnded) {
                    failed.countDown();
                  }
                })
            .build()
            .run(
                Pipeline.builder("p")
                    .task("a", t -> t.shell("x"))
                    .task("b", t -> t.shell("x").retries(1))
                    .build());

    assertThat(run.task("b").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(executor.ran()).contains("b#2");
  }

  @Test
  void a_cancelled_run_stops_its_running_task_and_starts_no_other() throws Exception {
    executor.when("train", this::untilInterrupted);
    RunHandle handle = runner().build().start(branches());
    begun.await();

    handle.cancel();
    RunResult run = handle.await();

    assertThat(run.state()).isEqualTo(RunState.CANCELLED);
    assertThat(executor.ran()).containsExactly("train#1");
    assertThat(states(run))
        .containsExactly(
            "train cancelled: stopped",
            "audit cancelled: the run was cancelled",
            "report cancelled: the run was cancelled",
            "clean_up cancelled: the run was cancelled",
            "notify cancelled: the run was cancelled",
            "archive cancelled: the run was cancelled");
  }

  @Test
  void a_second_cancel_interrupts_a_task_that_takes_its_time_to_end() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    executor.when(
        "train",
        (attempt, log) -> {
          try {
            return untilInterrupted(attempt, log);
          } catch (InterruptedException e) {
            asked.countDown();
            return untilInterrupted(attempt, log);
          }
        });
    RunHandle handle = runner().build().start(branches());
    begun.await();

    handle.cancel();
    asked.await();
    handle.cancel();

    assertThat(handle.await().task("train").state()).isEqualTo(TaskState.CANCELLED);
  }

  @Test
  void a_task_that_ends_well_in_spite_of_a_cancel_has_succeeded() throws Exception {
    executor.when(
        "train",
        (attempt, log) -> {
          try {
            return untilInterrupted(attempt, log);
          } catch (InterruptedException e) {
            return StubTaskExecutor.succeeded(Map.of());
          }
        });
    RunHandle handle = runner().build().start(branches());
    begun.await();

    handle.cancel();

    assertThat(handle.await().task("train").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(handle.await().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void a_task_that_waits_for_its_next_attempt_is_cancelled_at_once() throws Exception {
    executor.fails("train");
    CountDownLatch waits = new CountDownLatch(1);
    RunHandle handle =
        LocalRunner.using(executor)
            .withoutJournal()
            .listener(
                event -> {
                  if (event instanceof RunEvent.RetryScheduled) {
                    waits.countDown();
                  }
                })
            .build()
            .start(
                Pipeline.builder("p")
                    .task("train", t -> t.shell("x").retries(RetryPolicy.of(1)))
                    .build());
    waits.await();

    handle.cancel();

    assertThat(handle.await().task("train").state()).isEqualTo(TaskState.CANCELLED);
    assertThat(executor.ran()).containsExactly("train#1");
  }

  @Test
  void a_listener_may_cancel_the_run() {
    executor.when("train", this::untilInterrupted);
    RunHandle[] handle = new RunHandle[1];
    CountDownLatch known = new CountDownLatch(1);
    handle[0] =
        runner()
            .listener(
                event -> {
                  if (event instanceof RunEvent.AttemptStarted) {
                    await(known);
                    handle[0].cancel();
                  }
                })
            .build()
            .start(branches());
    known.countDown();

    assertThat(handle[0].awaitOrCancel().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void an_interrupt_of_the_waiting_thread_cancels_the_run() throws Exception {
    executor.when("train", this::untilInterrupted);
    RunResult[] run = new RunResult[1];
    boolean[] interrupted = new boolean[1];
    Thread waiting =
        new Thread(
            () -> {
              run[0] = runner().build().run(branches());
              interrupted[0] = Thread.currentThread().isInterrupted();
            });
    waiting.start();
    begun.await();

    waiting.interrupt();
    waiting.join();

    assertThat(run[0].state()).isEqualTo(RunState.CANCELLED);
    assertThat(interrupted[0]).isTrue();
  }

  @Test
  void the_result_is_there_for_whoever_asks_later() throws Exception {
    RunHandle handle = runner().build().start(branches());
    RunResult run = handle.await();

    assertThat(handle.result().toCompletableFuture().getNow(null)).isSameAs(run);
    handle.cancel();
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.ended()).isEqualTo(Optional.of(VirtualClock.START));
  }

  private TaskOutcome untilInterrupted(TaskAttempt attempt, LogSink log)
      throws InterruptedException {
    begun.countDown();
    new CountDownLatch(1).await();
    throw new AssertionError("nobody counts down");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** One job, so that the order is known. */
  private LocalRunner.Builder runner() {
    return LocalRunner.using(executor).withoutJournal().jobs(1).clock(new VirtualClock());
  }

  private static Pipeline branches() {
    return Pipeline.builder("branches")
        .task("train", t -> t.shell("x"))
        .task("audit", t -> t.shell("x"))
        .task("report", t -> t.shell("x").after("train"))
        .task("clean_up", t -> t.shell("x").after("train").triggerRule(TriggerRule.ALL_DONE))
        .task("notify", t -> t.shell("x").after("clean_up"))
        .task("archive", t -> t.shell("x").after("audit"))
        .build();
  }

  private static List<String> states(RunResult run) {
    return run.tasks().values().stream()
        .map(task -> task.name() + " " + task.state().id() + ": " + task.reason())
        .toList();
  }
}
