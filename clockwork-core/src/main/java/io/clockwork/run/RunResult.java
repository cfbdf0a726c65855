package io.clockwork.run;

import io.clockwork.code.PinnedCode;
import io.clockwork.contract.RunInfo;
import io.clockwork.store.RunDirectory;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A run as far as it got: its end, or what its journal tells of it so far. Immutable. */
public final class RunResult {
  private final RunInfo run;
  private final RunDirectory directory;
  private final RunEnd end;
  private final List<RunEvent.RunStarted> sessions;
  private final Map<String, TaskResult> tasks;
  private final Optional<String> inputsFrom;
  private final RunOrder order;

  RunResult(
      RunDirectory directory,
      List<RunEvent.RunStarted> sessions,
      RunEnd end,
      Map<String, TaskResult> tasks,
      Optional<String> inputsFrom,
      RunOrder order) {
    this.directory = directory;
    this.sessions = List.copyOf(sessions);
    this.run = this.sessions.get(this.sessions.size() - 1).run();
    this.end = end;
    this.tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    this.inputsFrom = inputsFrom;
    this.order = order;
  }

  /** Its id, unique in its scope. */
  public String id() {
    return run.id();
  }

  /** What identifies it, its interval and its params. */
  public RunInfo run() {
    return run;
  }

  /** How it ended, or what it is doing. */
  public RunState state() {
    return end.state();
  }

  /** What stopped it, one line; empty if nothing did. */
  public String reason() {
    return end.reason();
  }

  /** When it began for the first time. */
  public Instant started() {
    return sessions.get(0).time();
  }

  /** When it ended; empty if it did not. */
  public Optional<Instant> ended() {
    return end.time();
  }

  /** Its beginning, and each time it was resumed. */
  public List<RunEvent.RunStarted> sessions() {
    return sessions;
  }

  /** Who runs it, and where; of a run that was resumed the last one. */
  public RunOrigin origin() {
    return sessions.get(sessions.size() - 1).origin();
  }

  /** The commit of the code it runs; empty for a working tree. */
  public Optional<PinnedCode> code() {
    return origin().code();
  }

  /** Its folder. */
  public RunDirectory directory() {
    return directory;
  }

  /** The run that a partial run took inputs from. */
  public Optional<String> inputsFrom() {
    return inputsFrom;
  }

  /** The tasks it has heard of, by name; those of a whole run in running order. */
  public Map<String, TaskResult> tasks() {
    return tasks;
  }

  /**
   * One task.
   *
   * @throws IllegalArgumentException if the run has heard of no such task
   */
  public TaskResult task(String task) {
    TaskResult found = tasks.get(task);
    if (found == null) {
      throw new IllegalArgumentException("no task \"" + task + "\" in run \"" + id() + "\"");
    }
    return found;
  }

  /**
   * Whether the first attempt of a task began after the last one of another had ended, as things
   * happened: also where no time passed between them.
   */
  public boolean ranAfter(String task, String other) {
    return order.isAfter(task, other);
  }

  /** The selection it was started with. */
  RunSelection selection() {
    return sessions.get(0).selection();
  }

  /** When it was last heard of. */
  Instant lastSeen() {
    return order.lastSeen();
  }

  /** The process that was at it last. */
  RunOrigin.OsProcess process() {
    return origin().process();
  }

  @Override
  public String toString() {
    return id() + " " + state().id();
  }

  /** How a run ended, or that it did not. */
  record RunEnd(RunState state, String reason, Optional<Instant> time) {
    RunEnd {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(time, "time");
    }
  }
}
