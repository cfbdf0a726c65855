package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.TriggerRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may die after any byte of the journal; the run goes on from what is there. */
class CrashTest {
  private static final String RUN = "crashed";

  @TempDir Path folder;

  @Test
  void a_run_that_died_after_any_line_ends_like_one_that_did_not() throws Exception {
    byte[] journal = undisturbed();
    for (int length = 1; length <= journal.length; length++) {
      if (journal[length - 1] == '\n') {
        resumes_and_ends_alike(journal, length);
      }
    }
  }

  @Test
  void a_run_that_died_in_the_middle_of_a_line_ends_like_one_that_did_not() throws Exception {
    byte[] journal = undisturbed();
    int first = firstLine(journal);
    for (int length = first + 1; length < journal.length; length += 13) {
      resumes_and_ends_alike(journal, length);
    }
  }

  @Test
  void a_run_that_died_before_its_first_line_is_none() throws Exception {
    byte[] journal = undisturbed();
    Path runs = crash(journal, firstLine(journal) - 1);

    assertThat(RunHistory.in(runs).runs()).isEmpty();
  }

  @Test
  void bytes_that_are_no_text_end_what_is_read() throws Exception {
    byte[] journal = undisturbed();
    byte[] torn = Arrays.copyOf(journal, firstLine(journal) + 100);
    Arrays.fill(torn, firstLine(journal), torn.length, (byte) 0);

    resumes_and_ends_alike(torn, torn.length);
  }

  private void resumes_and_ends_alike(byte[] journal, int length) throws IOException {
    Path runs = crash(journal, length);
    RunResult before = RunHistory.in(runs).find(RUN);
    StubTaskExecutor executor = executor();

    RunResult after = runner(executor, runs).resume(RUN).build().run(pipeline());

    assertThat(ends(after)).as("resumed after byte %s", length).isEqualTo(ends(reference));
    assertThat(after.started()).isEqualTo(before.started());
    assertThat(ends(RunHistory.in(runs).find(RUN))).isEqualTo(ends(reference));
    List<String> kept =
        before.tasks().values().stream()
            .filter(task -> task.state() == TaskState.SUCCEEDED)
            .map(TaskResult::name)
            .toList();
    assertThat(executor.attempts()).noneMatch(attempt -> kept.contains(attempt.task().name()));
    after.tasks().values().forEach(CrashTest::counts_attempts_on);
  }

  private static void counts_attempts_on(TaskResult task) {
    assertThat(task.attempts())
        .extracting(AttemptResult::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, task.attempts().size()).boxed().toList());
  }

  private RunResult reference;

  private byte[] undisturbed() throws IOException {
    Path runs = folder.resolve("undisturbed");
    reference = runner(executor(), runs).runId(RUN).build().run(pipeline());
    assertThat(reference.state()).isEqualTo(RunState.SUCCEEDED);
    return Files.readAllBytes(reference.directory().journal());
  }

  /** A folder of runs with one that died after so many bytes of its journal. */
  private Path crash(byte[] journal, int length) throws IOException {
    Path runs = folder.resolve("runs-" + length);
    Path run = runs.resolve(folder.resolve("undisturbed").relativize(reference.directory().path()));
    Files.createDirectories(run);
    Files.write(run.resolve("journal.jsonl"), Arrays.copyOf(journal, length));
    return runs;
  }

  private static int firstLine(byte[] journal) {
    return new String(journal, StandardCharsets.UTF_8).indexOf('\n') + 1;
  }

  private static LocalRunner.Builder runner(StubTaskExecutor executor, Path runs) {
    return LocalRunner.using(executor).runsDirectory(runs).clock(new VirtualClock()).jobs(2);
  }

  private static Pipeline pipeline() {
    return Pipeline.builder("weather")
        .param("year", 2012)
        .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
        .task(
            "flaky",
            t ->
                t.shell("x")
                    .input("rows", "extract.rows")
                    .output("rows", DataType.INTEGER)
                    .retries(RetryPolicy.of(2).withDelay(Duration.ofSeconds(3))))
        .task("declined", t -> t.shell("x").after("extract").output("rows", DataType.INTEGER))
        .task("beside", t -> t.shell("x").input("rows", "declined.rows"))
        .task(
            "report",
            t ->
                t.shell("x")
                    .input("rows", "flaky.rows")
                    .optionalInput("more", "declined.rows")
                    .output("sum", DataType.INTEGER)
                    .triggerRule(TriggerRule.NONE_FAILED))
        .build();
  }

  /** Outputs follow from inputs; one task fails the first time, another asks to be skipped. */
  private static StubTaskExecutor executor() {
    return new StubTaskExecutor()
        .produces("extract", "rows", 5)
        .when(
            "flaky",
            (attempt, log) ->
                attempt.number() == 1
                    ? StubTaskExecutor.failed("exit code 1")
                    : StubTaskExecutor.succeeded(
                        Map.of("rows", attempt.inputs().get("rows").orElseThrow())))
        .skips("declined")
        .when(
            "report",
            (attempt, log) ->
                StubTaskExecutor.succeeded(
                    Map.of("sum", attempt.inputs().get("rows").orElseThrow())));
  }

  private static Map<String, List<Object>> ends(RunResult run) {
    Map<String, List<Object>> ends = new TreeMap<>();
    run.tasks()
        .forEach(
            (name, task) -> {
              List<Object> end = new ArrayList<>(List.of(task.state(), task.reason()));
              Map<String, PublishedOutput> outputs = new TreeMap<>(task.outputs());
              end.add(outputs);
              ends.put(name, end);
            });
    ends.put("", List.of(run.state(), Optional.of(run.run().params())));
    return ends;
  }
}
