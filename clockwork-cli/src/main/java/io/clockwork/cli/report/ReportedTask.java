package io.clockwork.cli.report;

import io.clockwork.cli.graph.TaskLabel;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import io.clockwork.run.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A task of a run as a report shows it.
 *
 * @param name of the task
 * @param label what it runs; empty if that is not known any more
 * @param parents the tasks it waits for
 * @param state how it ended, or what it is doing
 * @param reason why it did not succeed; empty otherwise
 * @param attempts in their order
 * @param outputs what it published, by name
 */
public record ReportedTask(
    String name,
    String label,
    List<String> parents,
    TaskState state,
    String reason,
    List<ReportedAttempt> attempts,
    Map<String, PublishedOutput> outputs) {

  /** Copies the collections, keeping their order. */
  public ReportedTask {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(label, "label");
    parents = List.copyOf(parents);
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    attempts = List.copyOf(attempts);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  static ReportedTask of(TaskResult task, RunResult run, Optional<Pipeline> pipeline) {
    Optional<Task> defined = pipeline.map(known -> known.tasks().get(task.name()));
    return new ReportedTask(
        task.name(),
        defined.map(known -> TaskLabel.of(known).text()).orElse(""),
        defined.map(known -> List.copyOf(known.parents())).orElse(List.of()),
        task.state(),
        task.reason(),
        task.attempts().stream()
            .map(
                attempt ->
                    ReportedAttempt.of(
                        attempt,
                        run.directory().attempt(task.name(), attempt.number()),
                        run.state()))
            .toList(),
        task.outputs());
  }

  /** The time of its attempts, without the waits between them. */
  Duration duration(Instant seen) {
    return attempts.stream()
        .map(attempt -> attempt.duration(seen))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
