package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does nothing, and ends attempts as it was told; every task succeeds otherwise. */
final class StubTaskExecutor implements TaskExecutor {
  private final Map<String, Behaviour> behaviours = new HashMap<>();
  private final List<TaskAttempt> attempts = new CopyOnWriteArrayList<>();
  private final List<String> checked = new ArrayList<>();
  private ValidationReport report = ValidationReport.CLEAN;

  /** What a task does. */
  @FunctionalInterface
  interface Behaviour {
    TaskOutcome run(TaskAttempt attempt, LogSink log) throws InterruptedException;
  }

  StubTaskExecutor when(String task, Behaviour behaviour) {
    behaviours.put(task, behaviour);
    return this;
  }

  StubTaskExecutor fails(String task) {
    return when(task, (attempt, log) -> failed("exit code 1"));
  }

  StubTaskExecutor skips(String task) {
    return when(task, (attempt, log) -> new TaskOutcome.Skipped());
  }

  StubTaskExecutor produces(String task, String output, long value) {
    return when(task, (attempt, log) -> succeeded(Map.of(output, text(value))));
  }

  /** Finds this beforehand. */
  StubTaskExecutor reports(ValidationReport found) {
    report = found;
    return this;
  }

  static TaskOutcome failed(String reason) {
    return new TaskOutcome.Failed(OptionalInt.of(1), reason, true);
  }

  static TaskOutcome succeeded(Map<String, PublishedOutput> outputs) {
    return new TaskOutcome.Succeeded(outputs);
  }

  static PublishedOutput text(long value) {
    return new PublishedOutput.Text(Value.of(value));
  }

  /** Makes a folder, as real attempts leave some. */
  static void leaves(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every attempt it was given, in the order in which they began. */
  List<TaskAttempt> attempts() {
    return List.copyOf(attempts);
  }

  /** {@code task#attempt}, in the order in which they began. */
  List<String> ran() {
    return attempts.stream()
        .map(attempt -> attempt.task().name() + "#" + attempt.number())
        .toList();
  }

  /** The tasks it was asked about beforehand. */
  List<String> checked() {
    return List.copyOf(checked);
  }

  @Override
  public String name() {
    return "stub";
  }

  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    tasks.forEach(task -> checked.add(task.name()));
    return report;
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    attempts.add(attempt);
    Behaviour behaviour = behaviours.get(attempt.task().name());
    return behaviour == null ? succeeded(declared(attempt)) : behaviour.run(attempt, log);
  }

  /** A value of 0 for every integer output. */
  private static Map<String, PublishedOutput> declared(TaskAttempt attempt) {
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    attempt.task().outputs().keySet().forEach(name -> outputs.put(name, text(0)));
    return outputs;
  }

  @Override
  public void close() {}
}
