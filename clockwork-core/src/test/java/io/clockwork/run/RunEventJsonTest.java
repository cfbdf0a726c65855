package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.CodeSource;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunEventJsonTest {
  private static final Instant TIME = Instant.parse("2026-01-31T10:00:00.123456789Z");

  static Stream<RunEvent> events() {
    return Stream.of(
        started(Optional.empty()),
        started(
            Optional.of(
                new Resumption(
                    List.of("a", "b"), Map.of("c", "its outputs are gone"), List.of("d")))),
        new RunEvent.InputsGiven(TIME, Map.of("extract", outputs())),
        new RunEvent.InputsTaken(TIME, "earlier", Map.of("extract", outputs())),
        new RunEvent.AttemptStarted(TIME, "a", 2, new TaskFingerprint("12ab", "")),
        new RunEvent.LogLine(TIME, "a", 1, LogStream.STDERR, "\u001b[31m\"</script>\u2028\\ \t"),
        ended(Optional.empty()),
        ended(Optional.of(new TaskOutcome.Succeeded(outputs()))),
        ended(Optional.of(new TaskOutcome.Skipped())),
        ended(Optional.of(new TaskOutcome.Failed(OptionalInt.of(137), "killed", true))),
        ended(Optional.of(new TaskOutcome.Failed(OptionalInt.empty(), "no\nway", false))),
        ended(Optional.of(new TaskOutcome.TimedOut(Duration.ofMillis(1500)))),
        new RunEvent.RetryScheduled(TIME, "a", 3, TIME.plusSeconds(30), "exit code 1"),
        new RunEvent.TaskEnded(TIME, "a", TaskState.UPSTREAM_FAILED, "b failed"),
        new RunEvent.RunEnded(TIME, RunState.CANCELLED, "the run was cancelled"));
  }

  @ParameterizedTest
  @MethodSource("events")
  void an_event_survives_writing_and_reading_on_one_line(RunEvent event) {
    String line = RunEventJson.write(event);

    assertThat(line).doesNotContain("\n", "\r");
    assertThat(RunEventJson.read(line)).contains(event);
  }

  @Test
  void every_kind_of_event_is_tried() {
    assertThat(events().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(RunEvent.class.getPermittedSubclasses());
  }

  @Test
  void every_beginning_of_a_line_is_torn() {
    events()
        .map(RunEventJson::write)
        .forEach(
            line -> {
              for (int length = 0; length < line.length(); length++) {
                assertThat(RunEventJson.read(line.substring(0, length))).isEmpty();
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "{}",
        "{\"event\":\"danced\",\"time\":\"2026-01-31T10:00:00Z\"}",
        "{\"event\":\"run_ended\",\"time\":\"today\",\"state\":\"failed\",\"reason\":\"\"}",
        "{\"event\":\"run_ended\",\"time\":\"2026-01-31T10:00:00Z\",\"state\":1,\"reason\":\"\"}",
      })
  void what_is_no_event_is_not_read(String line) {
    assertThat(RunEventJson.read(line)).isEmpty();
  }

  @Test
  void the_form_is_the_documented_one() {
    assertThat(RunEventJson.write(ended(Optional.of(new TaskOutcome.Succeeded(outputs())))))
        .isEqualTo(
            "{\"event\":\"attempt_ended\",\"time\":\"2026-01-31T10:00:00.123456789Z\","
                + "\"task\":\"a\",\"attempt\":1,\"outcome\":\"succeeded\",\"outputs\":{"
                + "\"rows\":{\"type\":\"integer\",\"value\":\"7\"},"
                + "\"model\":{\"type\":\"directory\",\"path\":\"/runs/m\",\"fingerprint\":\"f\"}}}");
  }

  private static RunEvent ended(Optional<TaskOutcome> outcome) {
    return new RunEvent.AttemptEnded(TIME, "a", 1, outcome);
  }

  private static RunEvent started(Optional<Resumption> resumption) {
    ZoneId zone = ZoneId.of("Asia/Jakarta");
    return new RunEvent.RunStarted(
        TIME,
        new RunInfo("churn", "r1", Interval.at(TIME, zone), Map.of("threshold", Value.of(0.5))),
        3,
        new RunSelection(List.of("a"), List.of(), List.of("c")),
        new RunOrigin(
            "0.1.0",
            "process",
            "asked for",
            Path.of("/work"),
            Optional.of(
                new PinnedCode(
                    new CodeSource("https://git.example.com/churn.git", "main", "jobs"),
                    RefKind.BRANCH,
                    "0123456789012345678901234567890123456789")),
            Optional.of("churn-nightly"),
            Optional.of("/central/platform.yaml"),
            RunOrigin.OsProcess.current()),
        resumption);
  }

  private static Map<String, PublishedOutput> outputs() {
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    outputs.put("rows", new PublishedOutput.Text(Value.of(7)));
    outputs.put("model", new PublishedOutput.Blob(DataType.DIRECTORY, Path.of("/runs/m"), "f"));
    return outputs;
  }
}
