package io.clockwork.cli.report;

import io.clockwork.contract.RunInfo;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A run as a report shows it.
 *
 * @param pipeline its name
 * @param run its id, interval and params
 * @param state how it ended, or what it is doing
 * @param reason what stopped it; empty if nothing did
 * @param executor what ran its tasks, and why where that was not asked for
 * @param started when it began for the first time
 * @param ended when it ended; empty if it did not
 * @param seen when the report is made: how far what still runs has come
 * @param tasks in running order
 */
public record ReportedRun(
    String pipeline,
    RunInfo run,
    RunState state,
    String reason,
    String executor,
    Instant started,
    Optional<Instant> ended,
    Instant seen,
    List<ReportedTask> tasks) {

  /** Copies the list. */
  public ReportedRun {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(executor, "executor");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(seen, "seen");
    tasks = List.copyOf(tasks);
  }

  /**
   * A run that was made or read from its journal.
   *
   * @param pipeline what it ran, for the graph; a journal does not tell
   * @param seen now
   */
  public static ReportedRun of(RunResult result, Optional<Pipeline> pipeline, Instant seen) {
    List<RunEvent.RunStarted> sessions = result.sessions();
    RunEvent.RunStarted last = sessions.get(sessions.size() - 1);
    String executor = last.origin().executor();
    String why = last.origin().executorReason();
    return new ReportedRun(
        pipeline.map(Pipeline::name).orElse(result.run().scope()),
        result.run(),
        result.state(),
        result.reason(),
        why.isEmpty() ? executor : executor + " (" + why + ")",
        result.started(),
        result.ended(),
        seen,
        result.tasks().values().stream()
            .map(task -> ReportedTask.of(task, result, pipeline))
            .toList());
  }

  /** Until when anything of it happened: now while it runs, its last sign of life if it died. */
  Instant until() {
    return ended.orElseGet(() -> state == RunState.RUNNING ? seen : lastHeardOf());
  }

  private Instant lastHeardOf() {
    return tasks.stream()
        .flatMap(task -> task.attempts().stream())
        .map(attempt -> attempt.ended().orElse(attempt.started()))
        .reduce(started, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** From its first beginning to its end, or until now. */
  Duration duration() {
    return Duration.between(started, until());
  }
}
