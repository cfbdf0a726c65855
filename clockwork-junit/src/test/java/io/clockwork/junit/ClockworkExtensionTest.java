package io.clockwork.junit;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunSelection;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import io.clockwork.run.VirtualTime;
import io.clockwork.stub.StubTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ClockworkExtensionTest {
  private static final Pipeline CHURN =
      Pipeline.builder("churn")
          .param("threshold", 0.5)
          .task(
              "extract",
              t ->
                  t.shell("x")
                      .timeout(Duration.ofMinutes(5))
                      .retries(RetryPolicy.of(2))
                      .output("raw", DataType.FILE)
                      .output("rows", DataType.INTEGER))
          .task(
              "train",
              t ->
                  t.command("train")
                      .args("--rows", "${inputs.rows}", "--threshold", "${params.threshold}")
                      .input("raw", "extract.raw")
                      .input("rows", "extract.rows")
                      .output("model", DataType.DIRECTORY)
                      .output("auc", DataType.NUMBER))
          .build();

  @RegisterExtension static final ClockworkExtension clockwork = ClockworkExtension.stubbed();

  @TempDir Path folder;

  @Test
  void tasks_that_nothing_is_said_of_succeed_with_placeholders() {
    RunResult run = clockwork.run(CHURN);

    assertThat(run).hasSucceeded().output("extract.rows").isInteger(0);
    assertThat(run).output("extract.raw").text().isEmpty();
    assertThat(run).output("train.model").path().isEmptyDirectory();
  }

  @Test
  void one_task_runs_alone_with_what_it_is_given() throws Exception {
    Path csv = Files.writeString(folder.resolve("small.csv"), "a,b\n");

    RunResult run =
        clockwork.run(
            CHURN,
            runner ->
                runner
                    .select(new RunSelection(List.of("train"), List.of(), List.of()))
                    .input("raw", csv.toString())
                    .input("rows", "3"));

    assertThat(run).hasSucceeded().hasTask("extract", TaskState.NOT_SELECTED);
    assertThat(run).output("extract.raw").text().isEqualTo("a,b\n");
  }

  @Test
  void fixtures_are_copied_and_values_read_as_their_declared_type(StubTasks tasks)
      throws Exception {
    Path csv = Files.writeString(folder.resolve("small.csv"), "a,b\n");
    Path model = Files.createDirectory(folder.resolve("model"));
    Files.writeString(model.resolve("weights.json"), "[1, 2]");
    tasks.when("extract").produces("raw", csv).produces("rows", 3);
    tasks.when("train").produces("model", model).produces("auc", 1);

    RunResult run = clockwork.run(CHURN);

    assertThat(run).output("extract.raw").text().isEqualTo("a,b\n");
    assertThat(run).output("extract.raw").bytes().hasSize(4);
    assertThat(run).output("train.auc").isNumber(1, 0);
    assertThat(run).output("train.model").file("weights.json").hasContent("[1, 2]");
    assertThat(run.task("extract").output("raw").asPath()).isNotEqualTo(csv);
  }

  @Test
  void a_task_that_fails_does_so_with_every_attempt(StubTasks tasks) {
    tasks.when("extract").failsWith(7);

    RunResult run = clockwork.run(CHURN);

    assertThat(run)
        .hasFailed()
        .hasReason("extract", "exit code 7")
        .hasAttempts("extract", 3)
        .hasTask("train", TaskState.UPSTREAM_FAILED);
  }

  @Test
  void a_task_that_fails_for_good_is_not_tried_again(StubTasks tasks) {
    tasks.when("extract").failsWith(98);

    assertThat(clockwork.run(CHURN)).hasFailed().hasAttempts("extract", 1);
  }

  @Test
  void a_task_takes_virtual_time_beside_others(StubTasks tasks, VirtualTime time) {
    var before = time.instant();
    tasks.when("extract").takes(Duration.ofMinutes(3));
    tasks.when("train").takes(Duration.ofDays(2));

    assertThat(clockwork.run(CHURN)).hasSucceeded().took(Duration.ofDays(2).plusMinutes(3));
    assertThat(time.instant()).isEqualTo(before.plus(Duration.ofDays(2).plusMinutes(3)));
  }

  @Test
  void a_task_that_fails_first_succeeds_later_and_retries_do_not_wait(StubTasks tasks) {
    tasks.when("extract").failsFirst(2);

    RunResult run = clockwork.run(CHURN);

    assertThat(run).hasSucceeded().hasAttempts("extract", 3).took(Duration.ofMinutes(1));
  }

  @Test
  void a_task_that_hangs_is_ended_by_its_timeout(StubTasks tasks) {
    tasks.when("extract").hangs();

    RunResult run = clockwork.run(CHURN);

    assertThat(run)
        .hasFailed()
        .hasReason("extract", "timed out after 5m")
        .hasTask("train", TaskState.UPSTREAM_FAILED)
        .took(Duration.ofMinutes(16));
  }

  @Test
  void a_task_that_hangs_without_a_timeout_cancels_the_run(StubTasks tasks) {
    tasks.when("train").hangs();

    RunResult run = clockwork.run(CHURN);

    assertThat(run).hasState(RunState.CANCELLED).hasTask("train", TaskState.CANCELLED);
  }

  @Test
  void a_skipped_task_skips_what_needs_it(StubTasks tasks) {
    tasks.when("extract").skips();

    assertThat(clockwork.run(CHURN)).hasSucceeded().hasTask("train", TaskState.SKIPPED);
  }

  @Test
  void an_output_that_is_left_out_fails_the_task_as_the_contract_has_it(StubTasks tasks) {
    tasks.when("train").leavesOut("auc");

    assertThat(clockwork.run(CHURN))
        .hasReason(
            "train", "output \"auc\" is missing: the task must leave it at $CLOCKWORK_OUTPUT_AUC");
  }

  @Test
  void java_stands_in_for_a_task(StubTasks tasks) {
    tasks.when("extract").produces("raw", "a,b\n").produces("rows", 7);
    tasks
        .when("train")
        .runs(
            task -> {
              Files.createDirectory(task.output("model"));
              Files.copy(task.path("raw"), task.output("model").resolve("copy.csv"));
              task.produces("auc", task.value("rows").asInteger() / 10.0);
              task.says(String.join(" ", task.arguments()));
            });

    RunResult run = clockwork.run(CHURN, runner -> runner.param("threshold", 0.75));

    assertThat(run).hasSucceeded().output("train.auc").isNumber(0.7, 1e-9);
    assertThat(run).output("train.model").file("copy.csv").hasContent("a,b\n");
  }

  @Test
  void java_that_throws_fails_its_task(StubTasks tasks) {
    tasks
        .when("train")
        .runs(
            task -> {
              throw new IllegalStateException("no data");
            });

    assertThat(clockwork.run(CHURN)).hasReason("train", "java.lang.IllegalStateException: no data");
  }

  @Test
  void a_recorded_run_is_replayed(StubTasks tasks, VirtualTime time) throws Exception {
    Pipeline real =
        Pipeline.builder("p")
            .directory(folder)
            .task(
                "a",
                t ->
                    t.shell("echo 7 > $CLOCKWORK_OUTPUT_N; echo hi > $CLOCKWORK_OUTPUT_F")
                        .output("n", DataType.INTEGER)
                        .output("f", DataType.FILE))
            .task("b", t -> t.shell("exit 99").after("a"))
            .task("c", t -> t.shell("exit 3").after("a"))
            .build();
    PipelineRuns runs = new PipelineRuns(ExecutorSource.provided("process"));
    var recording = runs.record(runs.run(real), folder.resolve("recorded"));
    runs.end(Optional.empty());
    tasks.others().replays(recording);

    RunResult run = clockwork.run(real);

    assertThat(run)
        .hasTask("a", TaskState.SUCCEEDED)
        .hasTask("b", TaskState.SKIPPED)
        .hasReason("c", "exit code 3")
        .output("a.n")
        .isInteger(7);
    assertThat(run).output("a.f").text().isEqualTo("hi\n");
    assertThat(runs.folder()).doesNotExist();
  }

  @Test
  void a_part_of_a_pipeline_runs_alone(StubTasks tasks) {
    RunSelection only = new RunSelection(List.of("extract"), List.of(), List.of());

    RunResult run = clockwork.run(CHURN, runner -> runner.select(only));

    assertThat(run).hasSucceeded().ranExactly("extract");
  }

  @Test
  void stubs_that_do_not_fit_are_refused_all_at_once(StubTasks tasks) {
    tasks.when("extrct").skips();
    tasks.when("extract").produces("row", 1).produces("rows", "many");
    tasks.when("train").produces("model", "text").produces("auc", folder.resolve("none"));

    assertThatThrownBy(() -> clockwork.run(CHURN))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessage(
            """
            error[wrong-type]: output "rows" of task "extract" is of type integer, which "many" is not
              help: give it a value of that type
            error[wrong-type]: output "model" of task "train" is a directory, which no value can be
              help: give the path of a directory to copy
            error[path-not-found]: output "auc" of task "train" is to be a copy of "%s", where no file is
              help: write the path of one that is there
            error[unknown-task]: task "extrct" is stubbed, but does not exist
              help: did you mean "extract"?
            error[unknown-output]: task "extract" has no output "row"
              help: did you mean "raw"?
            """
                .formatted(folder.resolve("none")));
  }

  @Test
  void the_extension_says_so_where_no_test_is_running() {
    ClockworkExtension other = ClockworkExtension.stubbed();

    assertThatThrownBy(() -> other.run(CHURN))
        .hasMessage(
            "no test with this extension is running on this thread: call it in a test method, or"
                + " take a parameter of type PipelineRuns");
  }

  @Test
  void an_executor_that_is_not_there_is_named() {
    PipelineRuns runs = new PipelineRuns(ExecutorSource.provided("docker"));

    assertThatThrownBy(() -> runs.run(CHURN))
        .hasMessage(
            "no executor \"docker\" is on the class path: add io.clockwork:clockwork-docker to the"
                + " tests' dependencies");
  }
}
