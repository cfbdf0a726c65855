package io.clockwork.cli.history;

import io.clockwork.code.PinnedCode;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.run.AttemptResult;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as plain data for programs. */
public final class PlainRun {
  private PlainRun() {}

  /** What identifies it, how it went, and every task with its attempts and outputs. */
  public static Map<String, @Nullable Object> of(RunResult run) {
    Map<String, @Nullable Object> plain = summary(run);
    plain.put("folder", run.directory().path().toString());
    plain.put("inputs_from", run.inputsFrom().orElse(null));
    Map<String, @Nullable Object> params = new LinkedHashMap<>();
    run.run().params().forEach((name, value) -> params.put(name, value.asPlain()));
    plain.put("params", params);
    plain.put("interval_start", run.run().interval().startText());
    plain.put("interval_end", run.run().interval().endText());
    Map<String, @Nullable Object> tasks = new LinkedHashMap<>();
    run.tasks().forEach((name, task) -> tasks.put(name, task(task, run)));
    plain.put("tasks", tasks);
    return plain;
  }

  /** What identifies it and how it went. */
  public static Map<String, @Nullable Object> summary(RunResult run) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("run", run.id());
    plain.put("pipeline", run.run().scope());
    plain.put("state", run.state().id());
    plain.put("reason", run.reason());
    plain.put("started", run.started().toString());
    plain.put("ended", text(run.ended()));
    plain.put("commit", run.code().map(PinnedCode::commit).orElse(null));
    plain.put("schedule", run.origin().schedule().orElse(null));
    plain.put("platform", run.origin().platform().orElse(null));
    return plain;
  }

  private static Map<String, @Nullable Object> task(TaskResult task, RunResult run) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("state", task.state().id());
    plain.put("reason", task.reason());
    plain.put("attempts", task.attempts().stream().map(a -> attempt(a, task, run)).toList());
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    task.outputs().forEach((name, output) -> outputs.put(name, output(output)));
    plain.put("outputs", outputs);
    return plain;
  }

  private static Map<String, @Nullable Object> attempt(
      AttemptResult attempt, TaskResult task, RunResult run) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("number", attempt.number());
    plain.put("started", attempt.started().toString());
    plain.put("ended", text(attempt.ended()));
    if (attempt.outcome().isPresent()
        && attempt.outcome().get() instanceof TaskOutcome.Failed failed) {
      plain.put("exit_code", failed.exitCode().isPresent() ? failed.exitCode().getAsInt() : null);
    }
    plain.put("log", run.directory().attempt(task.name(), attempt.number()).log().toString());
    return plain;
  }

  private static Map<String, @Nullable Object> output(PublishedOutput output) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("type", output.type().id());
    if (output instanceof PublishedOutput.Text text) {
      plain.put("value", text.value().asPlain());
    } else if (output instanceof PublishedOutput.Blob blob) {
      plain.put("path", blob.path().toString());
    }
    return plain;
  }

  private static @Nullable String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }
}
