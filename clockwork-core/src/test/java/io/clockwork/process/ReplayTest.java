package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import io.clockwork.store.FileTree;
import io.clockwork.store.RecordedAttempt;
import io.clockwork.store.RunDirectory;
import io.clockwork.store.UnreadableRecordException;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attempts that failed, done again from what their store tells. */
class ReplayTest {
  private static final String PIPELINE =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: churn
      params: {market: id, weights: {type: json, default: null}, share: 0.5}
      tasks:
        extract:
          shell: |
            echo 3 > "$CLOCKWORK_OUTPUT_ROWS"
            echo data > "$CLOCKWORK_OUTPUT_RAW"
            mkdir "$CLOCKWORK_OUTPUT_PARTS"
            echo part > "$CLOCKWORK_OUTPUT_PARTS/one"
          outputs: {rows: integer, raw: file, parts: directory, hint: {type: string, optional: true}}
        train:
          shell: |
            echo "$CLOCKWORK_RUN_ID $CLOCKWORK_ATTEMPT $CLOCKWORK_RUN_DATE"
            echo "$CLOCKWORK_PARAM_MARKET $CLOCKWORK_PARAM_WEIGHTS $CLOCKWORK_PARAM_SHARE"
            echo "$CLOCKWORK_INPUT_ROWS ${CLOCKWORK_INPUT_HINT-no hint}"
            cat "$CLOCKWORK_INPUT_RAW" "$CLOCKWORK_INPUT_PARTS/one"
            exit 5
          inputs:
            rows: extract.rows
            raw: extract.raw
            parts: extract.parts
            hint: {from: extract.hint, optional: true}
          retries: {count: 1, delay: 0s}
        report:
          shell: echo reported
          inputs: {rows: extract.rows}
          after: [train]
      """;

  private static final Path VECTORS = Path.of("../contract/vectors");

  @TempDir Path folder;
  private RunDirectory failed;

  @BeforeEach
  void aRunWhoseTrainingFailsTwice() throws IOException {
    RunResult run =
        run(
            pipeline(),
            runner ->
                runner
                    .runId("nightly/1")
                    .date(LocalDate.of(2026, 1, 31))
                    .param("market", "sg")
                    .param("weights", "[\"a\", 1.50]")
                    .param("share", "0.70")
                    .runsDirectory(folder.resolve("runs")));
    assertThat(run.task("train").reason()).isEqualTo("exit code 5");
    failed = run.directory();
  }

  private Pipeline pipeline() throws IOException {
    return pipeline(PIPELINE);
  }

  private Pipeline pipeline(String text) throws IOException {
    return PipelineYaml.load(Files.writeString(folder.resolve("clockwork.yaml"), text));
  }

  private static RunResult run(Pipeline pipeline, UnaryOperator<LocalRunner.Builder> settings) {
    try (ProcessTaskExecutor executor = ProcessTaskExecutor.create()) {
      return settings.apply(LocalRunner.using(executor)).build().run(pipeline);
    }
  }

  private RecordedAttempt recorded(int number) {
    return RecordedAttempt.read(failed.attempt("train", number).manifest());
  }

  private RunResult replay(Pipeline pipeline) {
    RecordedAttempt recorded = recorded(2);
    return run(
        pipeline,
        runner -> runner.replay(recorded).runsDirectory(folder.resolve("replays/train-1")));
  }

  private String refusal() throws IOException {
    Pipeline pipeline = pipeline();
    try {
      replay(pipeline);
    } catch (InvalidDocumentException e) {
      return TextFormat.plain().render(e.report()).replace(folder.toString(), "FOLDER");
    }
    throw new AssertionError("it ran");
  }

  @Test
  void replay_runs_the_task_alone_and_once_with_all_that_its_attempt_had() throws IOException {
    String then = Files.readString(failed.attempt("train", 2).log());
    assertThat(then)
        .isEqualTo("nightly/1 2 2026-01-31\nsg [\"a\", 1.50] 0.70\n3 no hint\ndata\npart\n");

    RunResult run = replay(pipeline());

    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.task("train").attempts()).singleElement().extracting("number").isEqualTo(2);
    assertThat(run.tasks()).containsOnlyKeys("extract", "train");
    assertThat(run.task("extract").state()).isEqualTo(TaskState.NOT_SELECTED);
    assertThat(run.directory().attempt("train", 2).log())
        .hasContent(then.replace("[\"a\", 1.50]", "[\"a\",1.50]"));
  }

  @Test
  void replay_of_a_mended_task_succeeds_and_leaves_the_failed_run_as_it_was() throws IOException {
    String before = Files.readString(failed.journal());

    RunResult run = replay(pipeline(PIPELINE.replace("exit 5", "exit 0")));

    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.id()).isEqualTo("nightly/1");
    assertThat(failed.journal()).hasContent(before);
  }

  @Test
  void replay_reads_what_the_producer_had_left_when_its_attempt_began() throws IOException {
    // The producer of the run was run again later, as after a clear, and left other data.
    Path first = failed.attempt("extract", 1).path();
    Path second = failed.attempt("extract", 2).path();
    copy(first, second);
    Path manifest = second.resolve("manifest.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replace("\"attempt\":1", "\"attempt\":2")
            .replaceAll("\"ended\":\"20..", "\"ended\":\"2999"));
    Files.setPosixFilePermissions(
        second.resolve("outputs/raw"), PosixFilePermissions.fromString("rw-------"));
    Files.writeString(second.resolve("outputs/raw"), "newer\n");

    RunResult run = replay(pipeline());

    assertThat(Files.readString(run.directory().attempt("train", 2).log())).contains("data\n");
  }

  @Test
  void everything_that_cannot_be_had_is_said_at_once_at_the_inputs_line() throws IOException {
    Path raw = failed.attempt("extract", 1).output("raw");
    Files.setPosixFilePermissions(raw, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(raw, "DATA\n");
    FileTree.delete(failed.attempt("extract", 1).output("parts"));

    assertThat(refusal())
        .isEqualTo(
            """
            FOLDER/clockwork.yaml:22:12: error[no-earlier-output]: input "raw" of task "train" is not what was published: FOLDER/runs/churn/nightly_1-1d0b0345/extract/attempt-1/outputs/raw was 6667b2d1aab6a00caa5aee5af8ad9f1465e567abf1c209d15727d57b3e8f6e5f and is 76ee2f92a25267108ec1d50d81d4eb30b30ef94841bccf2115be5639cf375eaa
              22 |       raw: extract.raw
                 |            ^^^^^^^^^^^
              help: mount or copy the whole folder of the run, or give it by --input raw=..
            FOLDER/clockwork.yaml:23:14: error[no-earlier-output]: input "parts" of task "train" is not there any more: FOLDER/runs/churn/nightly_1-1d0b0345/extract/attempt-1/outputs/parts
              23 |       parts: extract.parts
                 |              ^^^^^^^^^^^^^
              help: mount or copy the whole folder of the run, or give it by --input parts=..
            """);
  }

  @Test
  void producer_whose_folder_is_not_in_the_store_is_named() throws IOException {
    FileTree.delete(failed.task("extract"));

    assertThat(refusal())
        .contains(
            "input \"raw\" of task \"train\" is not there: task \"extract\" has no attempt that"
                + " succeeded in FOLDER/runs/churn/nightly_1-1d0b0345/extract\n",
            "input \"parts\" of task \"train\" is not there")
        .doesNotContain("\"rows\"", "\"hint\"");
  }

  @Test
  void attempt_that_the_runtime_of_containers_has_published_is_replayed() throws IOException {
    Path copy = folder.resolve("store");
    copy(VECTORS.resolve("store"), copy);
    RunDirectory run = RunDirectory.of(copy, "nightly", "scheduled__2026-01-31T00:00:00+07:00");
    RecordedAttempt recorded = RecordedAttempt.read(run.attempt("train", 1).manifest());

    RunResult replayed =
        run(
            pipeline(),
            runner -> runner.replay(recorded).runsDirectory(folder.resolve("replays/1")));

    assertThat(recorded.scope()).isEqualTo("nightly");
    assertThat(replayed.run().interval().startText()).isEqualTo("2026-01-31T00:00:00+07:00");
    assertThat(replayed.directory().attempt("train", 1).log())
        .hasContent(
            """
            scheduled__2026-01-31T00:00:00+07:00 1 2026-01-31
            sg null 0.50
            3 no hint
            data
            part
            """);
  }

  @Test
  void input_that_is_given_comes_before_the_recorded_one() throws IOException {
    FileTree.delete(failed.task("extract"));
    Path raw = Files.writeString(folder.resolve("small.csv"), "small\n");
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.writeString(parts.resolve("one"), "little\n");
    Pipeline pipeline = pipeline();

    RunResult run =
        run(
            pipeline,
            runner ->
                runner
                    .replay(recorded(2))
                    .input("raw", raw.toString())
                    .input("train.parts", parts.toString())
                    .runsDirectory(folder.resolve("replays")));

    assertThat(Files.readString(run.directory().attempt("train", 2).log()))
        .endsWith("3 no hint\nsmall\nlittle\n");
  }

  @Test
  void input_that_the_pipeline_has_only_now_is_refused() throws IOException {
    Pipeline pipeline = pipeline(PIPELINE.replace("rows: extract.rows\n", "count: extract.rows\n"));

    assertThatThrownBy(() -> replay(pipeline))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining(
            "input \"count\" of task \"train\" is none that the attempt had that is replayed");
  }

  @Test
  void task_that_is_gone_is_refused() throws IOException {
    Pipeline pipeline =
        pipeline(PIPELINE.replace("  train:\n", "  learn:\n").replace("[train]", "[learn]"));

    assertThatThrownBy(() -> replay(pipeline))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("task \"train\" is to be run, but does not exist");
  }

  @Test
  void manifest_by_itself_is_refused_with_what_to_copy() throws IOException {
    Path alone = folder.resolve("manifest.json");
    Files.copy(failed.attempt("train", 2).manifest(), alone);

    assertThatThrownBy(() -> RecordedAttempt.read(alone))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage(alone + " does not stand in its store, where its inputs are")
        .extracting("help")
        .isEqualTo(
            "name it there, or copy the whole folder of the run:"
                + " nightly_1-1d0b0345/train/attempt-2/manifest.json");
  }

  @Test
  void file_that_is_no_manifest_is_refused() throws IOException {
    Path torn = Files.writeString(folder.resolve("torn.json"), "{");

    assertThatThrownBy(() -> RecordedAttempt.read(torn))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage(torn + " is no manifest of an attempt");
  }

  @Test
  void attempt_whose_context_was_not_kept_is_refused() throws IOException {
    Files.delete(failed.attempt("train", 2).context());

    assertThatThrownBy(() -> recorded(2))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage(
            "what the attempt was told is not there: no context.json that can be read stands beside "
                + failed.attempt("train", 2).manifest());
  }

  @Test
  void replay_with_params_of_its_own_is_refused() {
    try (ProcessTaskExecutor executor = ProcessTaskExecutor.create()) {
      LocalRunner.Builder runner = LocalRunner.using(executor).replay(recorded(1)).param("a", "b");
      assertThatThrownBy(runner::build)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("a replayed attempt keeps its run's params, interval, id");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }
}
