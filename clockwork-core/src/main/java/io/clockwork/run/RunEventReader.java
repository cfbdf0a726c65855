package io.clockwork.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Reads what {@link RunEventWriter} writes. */
final class RunEventReader {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private RunEventReader() {}

  static Optional<RunEvent> read(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json.isObject() ? event(json) : Optional.empty();
    } catch (JsonProcessingException
        | IllegalArgumentException
        | NoSuchElementException
        | DateTimeException e) {
      // A torn or foreign line: whoever reads a journal goes by the lines before it.
      return Optional.empty();
    }
  }

  private static Optional<RunEvent> event(JsonNode json) {
    Instant time = instant(json, "time");
    return switch (text(json, "event")) {
      case "run_started" -> Optional.of(runStarted(time, json));
      case "inputs_taken" ->
          Optional.of(
              new RunEvent.InputsTaken(
                  time, text(json, "run"), map(json.required("outputs"), RunEventReader::outputs)));
      case "inputs_given" ->
          Optional.of(
              new RunEvent.InputsGiven(
                  time, map(json.required("outputs"), RunEventReader::outputs)));
      case "run_ended" ->
          Optional.of(
              new RunEvent.RunEnded(
                  time, RunState.of(text(json, "state")).orElseThrow(), text(json, "reason")));
      default -> taskEvent(time, json);
    };
  }

  private static Optional<RunEvent> taskEvent(Instant time, JsonNode json) {
    return switch (text(json, "event")) {
      case "attempt_started" ->
          Optional.of(
              new RunEvent.AttemptStarted(
                  time,
                  text(json, "task"),
                  attempt(json),
                  new TaskFingerprint(text(json, "definition"), text(json, "code"))));
      case "log_line" ->
          Optional.of(
              new RunEvent.LogLine(
                  time,
                  text(json, "task"),
                  attempt(json),
                  LogStream.valueOf(text(json, "stream").toUpperCase(Locale.ROOT)),
                  text(json, "text")));
      case "attempt_ended" ->
          Optional.of(
              new RunEvent.AttemptEnded(time, text(json, "task"), attempt(json), outcome(json)));
      case "retry_scheduled" ->
          Optional.of(
              new RunEvent.RetryScheduled(
                  time,
                  text(json, "task"),
                  attempt(json),
                  instant(json, "due"),
                  text(json, "reason")));
      case "task_ended" ->
          Optional.of(
              new RunEvent.TaskEnded(
                  time,
                  text(json, "task"),
                  TaskState.of(text(json, "state")).orElseThrow(),
                  text(json, "reason")));
      default -> Optional.empty();
    };
  }

  private static Optional<TaskOutcome> outcome(JsonNode json) {
    return switch (text(json, "outcome")) {
      case "cancelled" -> Optional.empty();
      case "succeeded" -> Optional.of(new TaskOutcome.Succeeded(outputs(json.required("outputs"))));
      case "skipped" -> Optional.of(new TaskOutcome.Skipped());
      case "failed" ->
          Optional.of(
              new TaskOutcome.Failed(
                  json.has("exit_code")
                      ? OptionalInt.of(json.get("exit_code").intValue())
                      : OptionalInt.empty(),
                  text(json, "reason"),
                  json.required("retryable").booleanValue()));
      case "timed_out" ->
          Optional.of(new TaskOutcome.TimedOut(Duration.parse(text(json, "limit"))));
      default -> throw new NoSuchElementException("outcome");
    };
  }

  private static Map<String, PublishedOutput> outputs(JsonNode json) {
    return map(json, RunEventReader::output);
  }

  private static PublishedOutput output(JsonNode json) {
    DataType type = type(json);
    return type.isValue()
        ? new PublishedOutput.Text(value(json))
        : new PublishedOutput.Blob(type, Path.of(text(json, "path")), text(json, "fingerprint"));
  }

  private static Value value(JsonNode json) {
    return Value.parse(type(json), text(json, "value")).orElseThrow();
  }

  private static DataType type(JsonNode json) {
    return DataType.of(text(json, "type")).orElseThrow();
  }

  private static RunEvent.RunStarted runStarted(Instant time, JsonNode json) {
    RunInfo run =
        new RunInfo(
            text(json, "scope"),
            text(json, "run"),
            interval(json.required("interval")),
            map(json.required("params"), RunEventReader::value));
    JsonNode selection = json.required("selection");
    return new RunEvent.RunStarted(
        time,
        run,
        json.required("tasks").intValue(),
        new RunSelection(
            names(selection, "only"), names(selection, "from"), names(selection, "until")),
        origin(json),
        Optional.ofNullable(json.get("resumption")).map(RunEventReader::resumption));
  }

  private static Interval interval(JsonNode json) {
    ZoneId zone = ZoneId.of(text(json, "zone"));
    return new Interval(moment(json, "start", zone), moment(json, "end", zone));
  }

  private static ZonedDateTime moment(JsonNode json, String key, ZoneId zone) {
    return OffsetDateTime.parse(text(json, key)).atZoneSameInstant(zone);
  }

  private static RunOrigin origin(JsonNode json) {
    JsonNode process = json.required("process");
    return new RunOrigin(
        text(json, "version"),
        text(json, "executor"),
        text(json, "executor_reason"),
        Path.of(text(json, "working_directory")),
        Optional.ofNullable(json.get("code")).map(RunEventReader::code),
        Optional.ofNullable(json.get("schedule")).map(RunEventReader::textOf),
        Optional.ofNullable(json.get("platform")).map(RunEventReader::textOf),
        new RunOrigin.OsProcess(
            process.required("id").longValue(),
            process.has("started") ? Optional.of(instant(process, "started")) : Optional.empty()));
  }

  private static PinnedCode code(JsonNode json) {
    return new PinnedCode(
        new CodeSource(text(json, "git"), text(json, "ref"), text(json, "path")),
        RefKind.valueOf(text(json, "kind").toUpperCase(Locale.ROOT)),
        text(json, "commit"));
  }

  private static Resumption resumption(JsonNode json) {
    return new Resumption(
        names(json, "kept"),
        map(json.required("again"), RunEventReader::textOf),
        names(json, "dropped"));
  }

  private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> reader) {
    Map<String, T> map = new LinkedHashMap<>();
    json.fieldNames().forEachRemaining(key -> map.put(key, reader.apply(json.required(key))));
    return map;
  }

  private static List<String> names(JsonNode json, String key) {
    List<String> names = new ArrayList<>();
    json.required(key).forEach(name -> names.add(textOf(name)));
    return names;
  }

  private static int attempt(JsonNode json) {
    return json.required("attempt").intValue();
  }

  private static Instant instant(JsonNode json, String key) {
    return Instant.parse(text(json, key));
  }

  private static String text(JsonNode json, String key) {
    return textOf(json.required(key));
  }

  private static String textOf(JsonNode json) {
    return Optional.ofNullable(json.textValue()).orElseThrow();
  }
}
