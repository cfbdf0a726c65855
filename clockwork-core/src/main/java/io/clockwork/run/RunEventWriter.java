package io.clockwork.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.clockwork.code.PinnedCode;
import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Writes events; {@link RunEventReader} is its counterpart. */
final class RunEventWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private RunEventWriter() {}

  static String write(RunEvent event) {
    StringWriter text = new StringWriter(160);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      writeBody(event, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("writing to memory does not fail", e);
    }
    return text.toString();
  }

  private static void writeBody(RunEvent event, JsonGenerator json) throws IOException {
    if (event instanceof RunEvent.AttemptStarted started) {
      task("attempt_started", event, started.task(), started.attempt(), json);
      json.writeStringField("definition", started.fingerprint().definition());
      json.writeStringField("code", started.fingerprint().code());
    } else if (event instanceof RunEvent.AttemptEnded ended) {
      task("attempt_ended", event, ended.task(), ended.attempt(), json);
      outcome(ended.outcome(), json);
    } else if (event instanceof RunEvent.TaskEnded ended) {
      head("task_ended", event, json);
      json.writeStringField("task", ended.task());
      json.writeStringField("state", ended.state().id());
      json.writeStringField("reason", ended.reason());
    } else if (event instanceof RunEvent.LogLine line) {
      task("log_line", event, line.task(), line.attempt(), json);
      json.writeStringField("stream", line.stream().id());
      json.writeStringField("text", line.text());
    } else if (event instanceof RunEvent.RetryScheduled retry) {
      task("retry_scheduled", event, retry.task(), retry.attempt(), json);
      json.writeStringField("due", retry.due().toString());
      json.writeStringField("reason", retry.reason());
    } else if (event instanceof RunEvent.RunStarted started) {
      runStarted(started, json);
    } else if (event instanceof RunEvent.InputsTaken taken) {
      head("inputs_taken", event, json);
      json.writeStringField("run", taken.run());
      outputsOfTasks(taken.outputs(), json);
    } else if (event instanceof RunEvent.InputsGiven given) {
      head("inputs_given", event, json);
      outputsOfTasks(given.outputs(), json);
    } else if (event instanceof RunEvent.RunEnded ended) {
      head("run_ended", event, json);
      json.writeStringField("state", ended.state().id());
      json.writeStringField("reason", ended.reason());
    } else {
      throw new AssertionError(event);
    }
  }

  private static void outputsOfTasks(
      Map<String, Map<String, PublishedOutput>> outputs, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("outputs");
    for (Map.Entry<String, Map<String, PublishedOutput>> task : outputs.entrySet()) {
      outputs(task.getKey(), task.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void head(String kind, RunEvent event, JsonGenerator json) throws IOException {
    json.writeStringField("event", kind);
    json.writeStringField("time", event.time().toString());
  }

  private static void task(
      String kind, RunEvent event, String task, int attempt, JsonGenerator json)
      throws IOException {
    head(kind, event, json);
    json.writeStringField("task", task);
    json.writeNumberField("attempt", attempt);
  }

  private static void outcome(Optional<TaskOutcome> ended, JsonGenerator json) throws IOException {
    TaskOutcome outcome = ended.orElse(null);
    if (outcome == null) {
      json.writeStringField("outcome", "cancelled");
    } else if (outcome instanceof TaskOutcome.Succeeded succeeded) {
      json.writeStringField("outcome", "succeeded");
      outputs("outputs", succeeded.outputs(), json);
    } else if (outcome instanceof TaskOutcome.Skipped) {
      json.writeStringField("outcome", "skipped");
    } else if (outcome instanceof TaskOutcome.Failed failed) {
      json.writeStringField("outcome", "failed");
      if (failed.exitCode().isPresent()) {
        json.writeNumberField("exit_code", failed.exitCode().getAsInt());
      }
      json.writeStringField("reason", failed.reason());
      json.writeBooleanField("retryable", failed.retryable());
    } else if (outcome instanceof TaskOutcome.TimedOut late) {
      json.writeStringField("outcome", "timed_out");
      json.writeStringField("limit", late.limit().toString());
    } else {
      throw new AssertionError(outcome);
    }
  }

  private static void outputs(String name, Map<String, PublishedOutput> outputs, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, PublishedOutput> output : outputs.entrySet()) {
      json.writeObjectFieldStart(output.getKey());
      json.writeStringField("type", output.getValue().type().id());
      if (output.getValue() instanceof PublishedOutput.Text text) {
        json.writeStringField("value", text.value().text());
      } else if (output.getValue() instanceof PublishedOutput.Blob blob) {
        json.writeStringField("path", blob.path().toString());
        json.writeStringField("fingerprint", blob.fingerprint());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void runStarted(RunEvent.RunStarted event, JsonGenerator json) throws IOException {
    head("run_started", event, json);
    json.writeStringField("scope", event.run().scope());
    json.writeStringField("run", event.run().id());
    json.writeNumberField("tasks", event.tasks());
    interval(event.run().interval(), json);
    json.writeObjectFieldStart("params");
    for (Map.Entry<String, Value> param : event.run().params().entrySet()) {
      json.writeObjectFieldStart(param.getKey());
      json.writeStringField("type", param.getValue().type().id());
      json.writeStringField("value", param.getValue().text());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeObjectFieldStart("selection");
    names("only", event.selection().only(), json);
    names("from", event.selection().from(), json);
    names("until", event.selection().until(), json);
    json.writeEndObject();
    origin(event.origin(), json);
    if (event.resumption().isPresent()) {
      json.writeObjectFieldStart("resumption");
      names("kept", event.resumption().get().kept(), json);
      json.writeObjectFieldStart("again");
      for (Map.Entry<String, String> task : event.resumption().get().again().entrySet()) {
        json.writeStringField(task.getKey(), task.getValue());
      }
      json.writeEndObject();
      names("dropped", event.resumption().get().dropped(), json);
      json.writeEndObject();
    }
  }

  private static void interval(Interval interval, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("interval");
    json.writeStringField("start", interval.startText());
    json.writeStringField("end", interval.endText());
    json.writeStringField("zone", interval.start().getZone().getId());
    json.writeEndObject();
  }

  private static void origin(RunOrigin origin, JsonGenerator json) throws IOException {
    json.writeStringField("version", origin.version());
    json.writeStringField("executor", origin.executor());
    json.writeStringField("executor_reason", origin.executorReason());
    json.writeStringField("working_directory", origin.workingDirectory().toString());
    if (origin.code().isPresent()) {
      PinnedCode code = origin.code().get();
      json.writeObjectFieldStart("code");
      json.writeStringField("git", code.source().git());
      json.writeStringField("ref", code.source().ref());
      json.writeStringField("path", code.source().path());
      json.writeStringField("kind", code.kind().id());
      json.writeStringField("commit", code.commit());
      json.writeEndObject();
    }
    if (origin.schedule().isPresent()) {
      json.writeStringField("schedule", origin.schedule().get());
    }
    if (origin.platform().isPresent()) {
      json.writeStringField("platform", origin.platform().get());
    }
    json.writeObjectFieldStart("process");
    json.writeNumberField("id", origin.process().id());
    Optional<Instant> started = origin.process().started();
    if (started.isPresent()) {
      json.writeStringField("started", started.get().toString());
    }
    json.writeEndObject();
  }

  private static void names(String key, Collection<String> names, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }
}
