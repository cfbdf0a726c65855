package io.clockwork.run;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells of a run: how attempts go, and what {@link RunStateMachine} decides. What is said here of
 * an attempt, the machine and those who read its outputs are told, too.
 */
final class RunEvents {
  private final RunStateMachine machine;
  private final RunGraph graph;
  private final AttemptFactory attempts;
  private final EventStream events;
  private final Delays delays;

  /** Whoever keeps the time of a run. */
  @FunctionalInterface
  interface Delays {
    /**
     * Has a task wait for its next attempt.
     *
     * @return until when
     */
    Instant begin(int task, Duration delay);
  }

  RunEvents(
      RunStateMachine machine,
      RunGraph graph,
      AttemptFactory attempts,
      EventStream events,
      Delays delays) {
    this.machine = machine;
    this.graph = graph;
    this.attempts = attempts;
    this.events = events;
    this.delays = delays;
  }

  /** Why nothing more can be kept of the run; empty while it can. */
  Optional<String> failure() {
    return events.failure();
  }

  /**
   * The attempt begins that the machine has chosen for a task.
   *
   * @return takes what it logs
   */
  LogSink attemptStarted(int task) {
    int number = machine.attempt(task);
    String name = graph.name(task);
    TaskFingerprint fingerprint = attempts.fingerprint(graph.task(task));
    events.publish(now -> new RunEvent.AttemptStarted(now, name, number, fingerprint));
    return (stream, text) ->
        events.publish(now -> new RunEvent.LogLine(now, name, number, stream, text));
  }

  /**
   * The attempt of a task is over.
   *
   * @param outcome empty if it was stopped before it had one
   */
  void attemptEnded(int task, Optional<TaskOutcome> outcome) {
    if (outcome.orElse(null) instanceof TaskOutcome.Succeeded succeeded) {
      attempts.succeeded(graph.task(task), succeeded.outputs());
    }
    String name = graph.name(task);
    int number = machine.attempt(task);
    publish(
        List.of(now -> new RunEvent.AttemptEnded(now, name, number, outcome)),
        machine.attemptEnded(task, outcome));
  }

  /** Decisions by themselves. */
  void decided(List<Step> steps) {
    publish(List.of(), steps);
  }

  /**
   * The run is over.
   *
   * @param broken why it could not go on, if it could not
   * @return how it ended
   */
  RunState ended(Optional<String> broken) {
    RunState state = broken.isPresent() ? RunState.FAILED : machine.result();
    events.close(now -> new RunEvent.RunEnded(now, state, broken.orElse("")));
    return state;
  }

  private void publish(List<Function<Instant, RunEvent>> first, List<Step> steps) {
    List<Function<Instant, RunEvent>> all = new ArrayList<>(first.size() + steps.size());
    all.addAll(first);
    steps.forEach(step -> all.add(event(step)));
    events.publish(all);
  }

  private Function<Instant, RunEvent> event(Step step) {
    String name = graph.name(step.task());
    if (step instanceof Step.End end) {
      return now -> new RunEvent.TaskEnded(now, name, end.state(), end.reason());
    } else if (step instanceof Step.Retry retry) {
      Instant due = delays.begin(step.task(), retry.delay());
      return now -> new RunEvent.RetryScheduled(now, name, retry.attempt(), due, retry.reason());
    }
    throw new AssertionError(step);
  }
}
