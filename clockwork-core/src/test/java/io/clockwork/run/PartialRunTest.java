package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialRunTest {
  @TempDir Path folder;

  private final StubTaskExecutor executor = new StubTaskExecutor();
  private final TickingClock clock = new TickingClock(VirtualClock.START);

  @Test
  void executor_is_asked_only_about_tasks_that_will_run() {
    run(RunSelection.ALL, "first");
    assertThat(executor.checked()).containsExactly("extract", "train", "report");

    run(only("train"), "second");

    assertThat(executor.checked()).containsExactly("extract", "train", "report", "train");
  }

  @Test
  void only_runs_these_tasks_and_takes_the_rest_from_the_latest_run_that_has_it() {
    executor.produces("extract", "rows", 1);
    run(RunSelection.ALL, "first");
    executor.produces("extract", "rows", 2);
    run(RunSelection.ALL, "second");
    executor.fails("extract");
    run(RunSelection.ALL, "third");

    RunResult run = run(only("train"), "fourth");

    assertThat(executor.ran()).endsWith("extract#1", "train#1");
    assertThat(last("rows")).contains(StubTaskExecutor.text(2));
    assertThat(run.inputsFrom()).contains("second");
    assertThat(run.task("extract").state()).isEqualTo(TaskState.NOT_SELECTED);
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void inputs_come_from_the_run_that_is_named() {
    executor.produces("extract", "rows", 1);
    run(RunSelection.ALL, "first");
    executor.produces("extract", "rows", 2);
    run(RunSelection.ALL, "second");

    runner("third").select(only("train")).inputsFrom("first").build().run(pipeline());

    assertThat(last("rows")).contains(StubTaskExecutor.text(1));
  }

  @Test
  void inputs_that_are_given_need_no_earlier_run() {
    RunResult run =
        runner("first").select(only("train")).input("rows", "7").build().run(pipeline());

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(last("rows")).contains(StubTaskExecutor.text(7));
    assertThat(run.task("extract").state()).isEqualTo(TaskState.NOT_SELECTED);
    assertThat(run.task("extract").output("rows").asInteger()).isEqualTo(7);
    assertThat(run.inputsFrom()).isEmpty();
  }

  @Test
  void given_inputs_that_cannot_be_used_are_refused_all_at_once() {
    LocalRunner runner =
        runner("first")
            .select(only("train"))
            .input("rows", "many")
            .input("train.rows", "7")
            .input("row", "7")
            .build();

    assertThat(TextFormat.plain().render(runner.check(pipeline())))
        .isEqualTo(
            """
            error[wrong-type]: input "rows" is of type integer, which "many" is not
              help: give it a value of that type
            error[bad-reference]: "train.rows" is given, but "extract.rows" is already
              help: give each output once; every task that reads it gets the same
            error[bad-reference]: "row" is given, but no task that is run has such an input
              help: inputs of tasks that are run are "train.rows"
            """);
  }

  @Test
  void files_and_directories_are_given_by_their_paths() throws IOException {
    Path csv = Files.writeString(folder.resolve("small.csv"), "a,b");
    Files.createDirectory(folder.resolve("model"));

    RunResult run =
        runner("first")
            .select(only("score"))
            .input("raw", "small.csv", folder)
            .input("model", "model", folder)
            .build()
            .run(blobs());

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.task("make").output("raw").asPath()).isEqualTo(csv.toRealPath());
  }

  @Test
  void a_file_is_refused_that_is_not_there_and_a_directory_that_is_a_file() throws IOException {
    Files.writeString(folder.resolve("small.csv"), "a,b");

    LocalRunner runner =
        runner("first")
            .select(only("score"))
            .input("raw", "big.csv", folder)
            .input("model", "small.csv", folder)
            .build();

    assertThat(TextFormat.plain().render(runner.check(blobs())))
        .isEqualTo(
            """
            error[path-not-found]: input "raw" is to be "big.csv", where no file is that can be read
              help: give the path of one that is there
            error[path-not-found]: input "model" is to be "small.csv", where no directory is that \
            can be read
              help: give the path of one that is there
            """);
  }

  @Test
  void values_that_are_given_have_the_limit_of_all_values() {
    LocalRunner runner =
        runner("first").select(only("train")).input("rows", "1".repeat(8193)).build();

    assertThatThrownBy(() -> runner.run(pipeline()))
        .hasMessageContaining(
            "error[out-of-range]: input \"rows\" is 8193 bytes; a value may have at most 8192");
  }

  @Test
  void one_name_gives_an_output_to_every_task_that_reads_it() {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
            .task("train", t -> t.shell("x").input("rows", "extract.rows"))
            .task("check", t -> t.shell("x").input("rows", "extract.rows"))
            .build();

    RunResult run =
        runner("first")
            .select(new RunSelection(List.of("train", "check"), List.of(), List.of()))
            .input("rows", "7")
            .build()
            .run(pipeline);

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void an_input_is_not_given_whose_task_is_run() {
    LocalRunner runner = runner("first").input("train.rows", "7").build();

    assertThatThrownBy(() -> runner.run(pipeline()))
        .hasMessageContaining(
            "error[bad-reference]: \"train.rows\" is given, but task \"extract\", which makes it,"
                + " is run too");
  }

  @Test
  void inputs_that_a_partial_run_took_are_passed_on_to_the_next_one() {
    executor.produces("extract", "rows", 1);
    run(RunSelection.ALL, "first");
    run(only("train"), "second");

    RunResult run =
        runner("third").select(only("train")).inputsFrom("second").build().run(pipeline());

    assertThat(run.inputsFrom()).contains("second");
    assertThat(last("rows")).contains(StubTaskExecutor.text(1));
  }

  @Test
  void from_runs_what_is_downstream_and_until_what_is_upstream() {
    run(RunSelection.ALL, "first");
    int before = executor.ran().size();

    run(new RunSelection(List.of(), List.of("train"), List.of()), "second");
    run(new RunSelection(List.of(), List.of(), List.of("train")), "third");
    run(new RunSelection(List.of(), List.of("extract"), List.of("train")), "fourth");

    assertThat(executor.ran().subList(before, executor.ran().size()))
        .containsExactly("train#1", "report#1", "extract#1", "train#1", "extract#1", "train#1");
  }

  @Test
  void a_file_that_is_gone_is_no_earlier_output() throws Exception {
    Path file = Files.createFile(folder.resolve("rows.csv"));
    Pipeline files =
        Pipeline.builder("files")
            .task("extract", t -> t.shell("x").output("rows", DataType.FILE))
            .task("train", t -> t.shell("x").input("rows", "extract.rows"))
            .build();
    executor.when(
        "extract",
        (attempt, log) ->
            StubTaskExecutor.succeeded(
                Map.of("rows", new PublishedOutput.Blob(DataType.FILE, file, ""))));
    runner("first").build().run(files);
    Files.delete(file);

    assertThat(report(runner("second").select(only("train")), files))
        .startsWith("PartialRunTest.java:")
        .endsWith(
            """
            : error[no-earlier-output]: input "rows" of task "train" reads "extract.rows", but task "extract" is not to be run and has no such output in an earlier run
              help: run "extract" too, or take inputs from a run in which it succeeded
            """);
  }

  @Test
  void inputs_that_no_run_has_are_an_error_before_anything_runs() {
    assertThat(report(runner("first").select(only("train")), pipeline()))
        .contains("error[no-earlier-output]");
    assertThat(executor.ran()).isEmpty();
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void an_optional_input_that_no_run_has_is_absent() {
    Pipeline optional =
        Pipeline.builder("optional")
            .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
            .task("train", t -> t.shell("x").optionalInput("rows", "extract.rows"))
            .build();

    RunResult run = runner("first").select(only("train")).build().run(optional);

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(last("rows")).isEmpty();
  }

  @Test
  void a_rule_does_not_see_parents_that_are_not_run() {
    Pipeline order =
        Pipeline.builder("order")
            .task("extract", t -> t.shell("x"))
            .task("alarm", t -> t.shell("x").after("extract").triggerRule(TriggerRule.ONE_FAILED))
            .build();

    assertThat(runner("first").select(only("alarm")).build().run(order).task("alarm").state())
        .isEqualTo(TaskState.SUCCEEDED);
  }

  @Test
  void a_task_that_does_not_exist_cannot_be_selected() {
    assertThat(report(runner("first").select(only("trian")), pipeline()))
        .isEqualTo(
            """
            error[unknown-task]: task "trian" is to be run, but does not exist
              help: did you mean "train"?
            """);
  }

  @Test
  void a_run_that_does_not_exist_has_no_inputs() {
    run(RunSelection.ALL, "first");

    assertThatThrownBy(
            () -> runner("third").select(only("train")).inputsFrom("frist").build().run(pipeline()))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage(
            "there is no run \"frist\" of \"churn\" in "
                + folder.resolve("runs")
                + "; did you mean \"first\"?");
  }

  private static String report(LocalRunner.Builder runner, Pipeline pipeline) {
    List<String> text = new ArrayList<>();
    assertThatThrownBy(() -> runner.build().run(pipeline))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class, e -> text.add(TextFormat.plain().render(e.report())));
    return text.get(0).replaceFirst("\\n\\d+ (error|warning).*\\n$", "\n");
  }

  private Optional<PublishedOutput> last(String input) {
    return executor.attempts().stream()
        .filter(attempt -> attempt.task().name().equals("train"))
        .reduce((one, other) -> other)
        .orElseThrow()
        .inputs()
        .get(input);
  }

  private static RunSelection only(String task) {
    return new RunSelection(List.of(task), List.of(), List.of());
  }

  private RunResult run(RunSelection selection, String id) {
    return runner(id).select(selection).build().run(pipeline());
  }

  private LocalRunner.Builder runner(String id) {
    return LocalRunner.using(executor)
        .runsDirectory(folder.resolve("runs"))
        .runId(id)
        .jobs(1)
        .clock(clock);
  }

  private static Pipeline pipeline() {
    return Pipeline.builder("churn")
        .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
        .task(
            "train",
            t -> t.shell("x").input("rows", "extract.rows").output("auc", DataType.INTEGER))
        .task("report", t -> t.shell("x").input("auc", "train.auc"))
        .build();
  }

  private static Pipeline blobs() {
    return Pipeline.builder("churn")
        .task(
            "make",
            t -> t.shell("x").output("raw", DataType.FILE).output("model", DataType.DIRECTORY))
        .task("score", t -> t.shell("x").input("raw", "make.raw").input("model", "make.model"))
        .build();
  }
}
