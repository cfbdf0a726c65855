package io.clockwork.junit;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import io.clockwork.stub.StubTasks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunAssertTest {
  private static final Pipeline PIPELINE =
      Pipeline.builder("p")
          .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
          .task("train", t -> t.shell("x").retries(RetryPolicy.of(1)).after("extract"))
          .task("report", t -> t.shell("x").after("train"))
          .build();

  private static final String TABLE =
      """

      run r1 of p is failed
        task     state            attempts  time  reason
        extract  succeeded        1         1m
        train    failed           2         0s    exit code 1
        report   upstream_failed  0         0s    train failed\
      """;

  @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.stubbed();

  private static RunResult run(StubTasks tasks) {
    tasks.when("extract").takes(Duration.ofMinutes(1)).produces("rows", 3);
    tasks.when("train").failsWith(1);
    return clockwork.run(PIPELINE, runner -> runner.runId("r1"));
  }

  @Test
  void what_holds_passes(StubTasks tasks) {
    assertThat(run(tasks))
        .hasFailed()
        .hasTask("extract", TaskState.SUCCEEDED)
        .hasExactlyInState(TaskState.UPSTREAM_FAILED, "report")
        .hasAttempts("train", 2)
        .hasReason("train", "exit code 1")
        .ranInOrder("extract", "train")
        .ranExactly("train", "extract")
        .ranAtMostTogether(1)
        .took(Duration.ofSeconds(90))
        .hasNoOutput("train", "model")
        .output("extract.rows")
        .isInteger(3)
        .inRun()
        .hasFailed();
  }

  @Test
  void order_is_told_also_where_no_time_passes() {
    RunResult run = clockwork.run(PIPELINE);

    assertThat(run).took(Duration.ZERO).ranInOrder("extract", "train", "report");
    assertThatThrownBy(() -> assertThat(run).ranInOrder("train", "extract"))
        .hasMessageContaining("task \"extract\" to begin after the end of task \"train\"");
    assertThatThrownBy(() -> assertThat(run).ranInOrder("train", "train"))
        .hasMessageContaining("task \"train\" to begin after the end of task \"train\"");
  }

  @Test
  void a_failure_shows_the_run_as_a_table(StubTasks tasks) {
    RunResult run = run(tasks);

    assertThatThrownBy(() -> assertThat(run).hasSucceeded())
        .isInstanceOf(AssertionError.class)
        .hasMessage("expected the run to be succeeded" + TABLE);
  }

  @Test
  void every_assertion_says_what_was_expected(StubTasks tasks) {
    RunResult run = run(tasks);

    fails(
        () -> assertThat(run).hasTask("train", TaskState.SKIPPED), "task \"train\" to be skipped");
    fails(
        () -> assertThat(run).hasTask("trian", TaskState.SKIPPED),
        "task \"trian\" to be in the run; did you mean \"train\"?");
    fails(
        () -> assertThat(run).hasExactlyInState(TaskState.FAILED, "extract"),
        "exactly \"extract\" to be failed");
    fails(() -> assertThat(run).hasAttempts("train", 3), "task \"train\" to have 3 attempts");
    fails(
        () -> assertThat(run).hasReason("train", "exit code 2"),
        "task \"train\" to have ended because of \"exit code 2\"");
    fails(
        () -> assertThat(run).ranInOrder("train", "extract"),
        "task \"extract\" to begin after the end of task \"train\"");
    fails(() -> assertThat(run).ranInOrder("report"), "task \"report\" to have run");
    fails(() -> assertThat(run).ranExactly("train"), "exactly \"train\" to have attempts");
    fails(
        () -> assertThat(run).ranTogether("extract", "train"),
        "\"extract\", \"train\" to have been running at the same time");
    fails(
        () -> assertThat(run).ranAtMostTogether(0),
        "at most 0 attempts to run at the same time, not 1");
    fails(() -> assertThat(run).took(Duration.ofSeconds(5)), "the run to take PT5S");
    fails(
        () -> assertThat(run).output("extract.row"),
        "\"extract.row\" to be published; task \"extract\" published \"rows\"");
    fails(
        () -> assertThat(run).hasNoOutput("extract", "rows"),
        "task \"extract\" not to publish \"rows\"");
  }

  private static void fails(Runnable assertion, String expected) {
    assertThatThrownBy(assertion::run).hasMessage("expected " + expected + TABLE);
  }

  @Test
  void an_output_says_what_it_is(StubTasks tasks) {
    RunResult run = run(tasks);

    assertThatThrownBy(() -> assertThat(run).output("extract.rows").isInteger(4))
        .hasMessage("[extract.rows] expected 4, but it is 3");
  }
}
