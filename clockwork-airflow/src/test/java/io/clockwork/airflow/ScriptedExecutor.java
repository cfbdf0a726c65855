package io.clockwork.airflow;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends attempts with exit codes, the last one's for all that follow, and leaves 0 in every output.
 */
final class ScriptedExecutor implements TaskExecutor {
  private final Map<String, List<Integer>> ends;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  ScriptedExecutor(Map<String, List<Integer>> ends) {
    this.ends = ends;
  }

  /** How often each task was tried. */
  Map<String, Integer> attempts() {
    return attempts;
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    return ValidationReport.CLEAN;
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) {
    attempts.merge(attempt.task().name(), 1, Integer::sum);
    List<Integer> codes = ends.getOrDefault(attempt.task().name(), List.of(0));
    int code = codes.get(Math.min(attempt.number(), codes.size()) - 1);
    return switch (code) {
      case 0 -> new TaskOutcome.Succeeded(outputs(attempt.task()));
      case 99 -> new TaskOutcome.Skipped();
      default -> new TaskOutcome.Failed(OptionalInt.of(code), "exit code " + code, code != 98);
    };
  }

  private static Map<String, PublishedOutput> outputs(Task task) {
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    task.outputs()
        .keySet()
        .forEach(name -> outputs.put(name, new PublishedOutput.Text(Value.of(0))));
    return outputs;
  }

  @Override
  public void close() {}
}
