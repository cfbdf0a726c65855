package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ResumeTest {
  @TempDir Path folder;

  private final StubTaskExecutor executor = new StubTaskExecutor();

  @Test
  void what_succeeded_is_kept_and_the_rest_runs_with_the_next_attempt() {
    executor.produces("extract", "rows", 7).fails("train");
    RunResult before = start(pipeline("v1"));
    executor.when("train", (attempt, log) -> StubTaskExecutor.succeeded(Map.of()));

    RunResult after = resume(pipeline("v1"));

    assertThat(before.state()).isEqualTo(RunState.FAILED);
    assertThat(after.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(executor.ran()).containsExactly("extract#1", "train#1", "train#2", "report#1");
    assertThat(executor.checked()).containsExactly("extract", "train", "report", "train", "report");
    assertThat(executor.attempts().get(2).inputs().get("rows")).contains(StubTaskExecutor.text(7));
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(after.run()).isEqualTo(before.run());
    assertThat(after.sessions().get(1).resumption())
        .contains(new Resumption(List.of("extract"), Map.of(), List.of()));
    assertThat(after.task("train").attempts()).hasSize(2);
  }

  @Test
  void retries_are_counted_anew() {
    executor.fails("train");
    Pipeline retried =
        Pipeline.builder("churn").task("train", t -> t.shell("x").retries(1)).build();
    start(retried);

    resume(retried);

    assertThat(executor.ran()).containsExactly("train#1", "train#2", "train#3", "train#4");
  }

  @Test
  void a_task_whose_definition_changed_runs_again_with_all_that_depends_on_it() {
    executor.fails("report");
    start(pipeline("v1"));

    RunResult after = resume(pipeline("v2"));

    assertThat(executor.ran())
        .containsExactly("extract#1", "train#1", "report#1", "extract#2", "train#2", "report#2");
    assertThat(after.sessions().get(1).resumption().orElseThrow().again())
        .containsExactly(
            Map.entry("extract", "its definition or wiring has changed"),
            Map.entry("train", "it depends on extract, which is run again"));
  }

  @Test
  void a_changed_timeout_or_retry_repeats_nothing() {
    Pipeline before = Pipeline.builder("p").task("a", t -> t.shell("x")).build();
    Pipeline after =
        Pipeline.builder("p")
            .task("a", t -> t.shell("x").timeout(Duration.ofHours(1)).retries(3).description("new"))
            .build();
    start(before);

    resume(after);

    assertThat(executor.ran()).containsExactly("a#1");
  }

  @Test
  void what_saw_a_failure_runs_again_when_the_failed_task_does() {
    Pipeline cleaned =
        Pipeline.builder("p")
            .task("train", t -> t.shell("x"))
            .task("clean_up", t -> t.shell("x").after("train").triggerRule(TriggerRule.ALL_DONE))
            .build();
    executor.fails("train");
    start(cleaned);

    resume(cleaned);

    assertThat(executor.ran()).containsExactly("train#1", "clean_up#1", "train#2", "clean_up#2");
  }

  @Test
  void what_follows_from_a_kept_skip_is_skipped_again_and_what_saw_it_is_kept() {
    Pipeline skipping =
        Pipeline.builder("p")
            .task("check", t -> t.shell("x").output("ok", DataType.INTEGER))
            .task("extra", t -> t.shell("x").input("ok", "check.ok"))
            .task("join", t -> t.shell("x").after("extra").triggerRule(TriggerRule.NONE_FAILED))
            .task("last", t -> t.shell("x").after("join"))
            .build();
    executor.skips("check").fails("last");
    start(skipping);

    RunResult after = resume(skipping);

    assertThat(executor.ran()).containsExactly("check#1", "join#1", "last#1", "last#2");
    assertThat(after.task("extra").state()).isEqualTo(TaskState.SKIPPED);
  }

  @Test
  void a_task_whose_file_is_gone_runs_again() throws Exception {
    Path file = Files.createFile(folder.resolve("rows.csv"));
    Pipeline files =
        Pipeline.builder("p")
            .task("extract", t -> t.shell("x").output("rows", DataType.FILE))
            .task("train", t -> t.shell("x").input("rows", "extract.rows"))
            .build();
    executor
        .when(
            "extract",
            (attempt, log) ->
                StubTaskExecutor.succeeded(
                    Map.of("rows", new PublishedOutput.Blob(DataType.FILE, file, ""))))
        .fails("train");
    start(files);
    Files.delete(file);

    RunResult after = resume(files);

    assertThat(executor.ran()).containsExactly("extract#1", "train#1", "extract#2", "train#2");
    assertThat(after.sessions().get(1).resumption().orElseThrow().again())
        .containsExactly(Map.entry("extract", "its outputs are gone"));
  }

  @Test
  void an_attempt_whose_manifest_is_gone_was_not_published() throws Exception {
    executor.when(
        "extract",
        (attempt, log) -> {
          StubTaskExecutor.leaves(attempt.directory().attempt("extract", attempt.number()).path());
          return StubTaskExecutor.succeeded(Map.of("rows", StubTaskExecutor.text(1)));
        });
    start(pipeline("v1"));

    resume(pipeline("v1"));

    assertThat(executor.ran()).contains("extract#2");
  }

  @Test
  void attempts_that_the_journal_never_heard_of_are_not_repeated_under_their_number() {
    executor.fails("train");
    RunResult before = start(pipeline("v1"));
    StubTaskExecutor.leaves(before.directory().attempt("train", 4).path());

    resume(pipeline("v1"));

    assertThat(executor.ran()).endsWith("train#5");
  }

  @Test
  void changed_code_of_a_kept_task_is_a_warning() throws Exception {
    Files.writeString(folder.resolve("load.py"), "print(1)");
    Pipeline code =
        Pipeline.builder("p").directory(folder).task("load", t -> t.python("load.py")).build();
    start(code);
    Files.writeString(folder.resolve("load.py"), "print(2)");

    RunHandle handle = runner().resume("first").build().start(code);

    assertThat(TextFormat.plain().render(handle.warnings()))
        .contains(
            """
            warning[changed-code]: the code of task "load" has changed, but the task succeeded in run "first" and is not run again
              help: start a new run to use the new code
            """);
    assertThat(handle.awaitOrCancel().state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(executor.ran()).containsExactly("load#1");
  }

  @Test
  void tasks_that_the_pipeline_no_longer_has_are_forgotten() {
    executor.fails("train");
    start(pipeline("v1"));

    RunResult after = resume(Pipeline.builder("churn").task("new", t -> t.shell("x")).build());

    assertThat(after.tasks()).containsOnlyKeys("new");
    assertThat(after.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(after.sessions().get(1).resumption().orElseThrow().dropped())
        .containsExactly("extract", "train", "report");
    assertThat(RunHistory.in(folder.resolve("runs")).find("first").tasks()).containsOnlyKeys("new");
  }

  @Test
  void a_resumed_partial_run_is_about_the_same_tasks_and_inputs() {
    executor.produces("extract", "rows", 7);
    LocalRunner.using(executor)
        .runsDirectory(folder.resolve("runs"))
        .runId("whole")
        .build()
        .run(pipeline("v1"));
    executor.fails("train");
    runner()
        .runId("first")
        .select(new RunSelection(List.of("train"), List.of(), List.of()))
        .build()
        .run(pipeline("v1"));

    RunResult after = resume(pipeline("v1"));

    assertThat(executor.ran())
        .containsExactly("extract#1", "train#1", "report#1", "train#1", "train#2");
    assertThat(executor.attempts().get(4).inputs().get("rows")).contains(StubTaskExecutor.text(7));
    assertThat(after.task("extract").state()).isEqualTo(TaskState.NOT_SELECTED);
  }

  @Test
  void a_run_that_is_still_running_cannot_be_resumed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    executor.when(
        "extract",
        (attempt, log) -> {
          begun.countDown();
          new CountDownLatch(1).await();
          throw new AssertionError();
        });
    RunHandle running = runner().runId("first").build().start(pipeline("v1"));
    begun.await();

    assertThatThrownBy(() -> resume(pipeline("v1")))
        .isInstanceOf(RunRefusedException.class)
        .hasMessage("run \"first\" is still running: wait for its end, or stop it");
    assertThat(RunHistory.in(folder.resolve("runs")).find("first").state())
        .isEqualTo(RunState.RUNNING);
    running.cancel();
    assertThat(running.await().state()).isEqualTo(RunState.CANCELLED);
  }

  @Test
  void params_beside_a_resumption_are_refused() {
    assertThatThrownBy(() -> runner().resume("first").param("x", 1).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a resumed run keeps its params, interval, id and selection");
  }

  private RunResult start(Pipeline pipeline) {
    return runner().runId("first").build().run(pipeline);
  }

  private RunResult resume(Pipeline pipeline) {
    return runner().resume("first").build().run(pipeline);
  }

  private LocalRunner.Builder runner() {
    return LocalRunner.using(executor)
        .runsDirectory(folder.resolve("runs"))
        .jobs(1)
        .clock(new VirtualClock());
  }

  private static Pipeline pipeline(String version) {
    return Pipeline.builder("churn")
        .param("threshold", 0.5)
        .task("extract", t -> t.shell("x").env("VERSION", version).output("rows", DataType.INTEGER))
        .task("train", t -> t.shell("x").input("rows", "extract.rows"))
        .task("report", t -> t.shell("x").after("train"))
        .build();
  }
}
