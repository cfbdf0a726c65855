package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskOutcome;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that happened in a run. Events come in order: each after what it follows from, with
 * times that never go back. The first of a run, and of a resumed one again, is {@link RunStarted};
 * the last is {@link RunEnded}.
 */
public sealed interface RunEvent {

  /** When it happened. */
  Instant time();

  /**
   * The run begins, or goes on.
   *
   * @param run which
   * @param tasks how many tasks it is about
   * @param selection which tasks those are
   * @param origin who runs it, and where
   * @param resumption what is kept of it; empty unless it is resumed
   */
  record RunStarted(
      Instant time,
      RunInfo run,
      int tasks,
      RunSelection selection,
      RunOrigin origin,
      Optional<Resumption> resumption)
      implements RunEvent {
    /** Refuses nulls. */
    public RunStarted {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(run, "run");
      Objects.requireNonNull(selection, "selection");
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(resumption, "resumption");
    }
  }

  /**
   * A partial run reads outputs of tasks that it leaves out from an earlier run.
   *
   * @param run the earlier run's id
   * @param outputs of its tasks, by task and name
   */
  record InputsTaken(Instant time, String run, Map<String, Map<String, PublishedOutput>> outputs)
      implements RunEvent {
    /** Copies the map, keeping its order. */
    public InputsTaken {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(run, "run");
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
  }

  /**
   * A partial run reads what it was given in place of outputs of tasks that it leaves out.
   *
   * @param outputs what stands for outputs of its tasks, by task and name
   */
  record InputsGiven(Instant time, Map<String, Map<String, PublishedOutput>> outputs)
      implements RunEvent {
    /** Copies the map, keeping its order. */
    public InputsGiven {
      Objects.requireNonNull(time, "time");
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
  }

  /**
   * An attempt of a task begins.
   *
   * @param task its name
   * @param attempt from 1
   * @param fingerprint what it runs
   */
  record AttemptStarted(Instant time, String task, int attempt, TaskFingerprint fingerprint)
      implements RunEvent {
    /** Refuses nulls. */
    public AttemptStarted {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(fingerprint, "fingerprint");
    }
  }

  /**
   * A running attempt wrote a line. Not kept in the journal: the attempt's log has it.
   *
   * @param task its name
   * @param attempt from 1
   * @param stream where the line comes from
   * @param text without the line's end; whatever the task wrote, secrets masked
   */
  record LogLine(Instant time, String task, int attempt, LogStream stream, String text)
      implements RunEvent {
    /** Refuses nulls. */
    public LogLine {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(stream, "stream");
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * An attempt ended.
   *
   * @param task its name
   * @param attempt from 1
   * @param outcome how; empty if it was stopped because the run was cancelled
   */
  record AttemptEnded(Instant time, String task, int attempt, Optional<TaskOutcome> outcome)
      implements RunEvent {
    /** Refuses nulls. */
    public AttemptEnded {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /**
   * A failed task gets another attempt.
   *
   * @param task its name
   * @param attempt the number of the next one
   * @param due when that may start
   * @param reason why the last one failed, one line
   */
  record RetryScheduled(Instant time, String task, int attempt, Instant due, String reason)
      implements RunEvent {
    /** Refuses nulls. */
    public RetryScheduled {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(due, "due");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * A task ended for good.
   *
   * @param task its name
   * @param state how
   * @param reason why it did not succeed, one line; empty if it did
   */
  record TaskEnded(Instant time, String task, TaskState state, String reason) implements RunEvent {
    /** Refuses nulls. */
    public TaskEnded {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(task, "task");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * The run ended.
   *
   * @param state how
   * @param reason what stopped it, one line; empty if nothing did
   */
  record RunEnded(Instant time, RunState state, String reason) implements RunEvent {
    /** Refuses nulls. */
    public RunEnded {
      Objects.requireNonNull(time, "time");
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
