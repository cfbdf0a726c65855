package io.clockwork.run;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Runs what {@link RunStateMachine} decides in virtual time, the same way every time. Everything
 * happens on the thread that starts it: an attempt is executed at the moment it begins, and its
 * outcome counts when the time it takes is over, so attempts overlap as they would on as many
 * workers.
 */
final class SimulatedEngine implements Engine {
  private final RunStateMachine machine;
  private final RunGraph graph;
  private final AttemptFactory attempts;
  private final RunEvents events;
  private final VirtualTime time;
  private final PriorityQueue<Moment> ahead = new PriorityQueue<>(Moment.IN_ORDER);
  private final TreeSet<Integer> running = new TreeSet<>();
  private final CompletableFuture<RunState> result = new CompletableFuture<>();
  private long moments;
  private volatile boolean cancelled;
  private Optional<String> broken = Optional.empty();

  SimulatedEngine(
      RunStateMachine machine,
      RunGraph graph,
      AttemptFactory attempts,
      EventStream events,
      VirtualTime time) {
    this.machine = machine;
    this.graph = graph;
    this.attempts = attempts;
    this.events =
        new RunEvents(
            machine,
            graph,
            attempts,
            events,
            (task, delay) -> schedule(task, delay, Optional.empty()));
    this.time = time;
  }

  @Override
  public CompletionStage<RunState> result() {
    return result;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public void start(int jobs, List<Step> first) {
    time.use();
    try {
      events.decided(first);
      while (!machine.isOver()) {
        goOn(jobs);
      }
      result.complete(events.ended(broken));
    } catch (RuntimeException | Error e) {
      // A mistake of ours: nobody may wait for ever for a run that nobody is at.
      result.completeExceptionally(e);
    } finally {
      time.release();
    }
  }

  private void goOn(int jobs) {
    if (events.failure().isPresent()) {
      broken = events.failure();
      stop(broken.get());
    } else if (cancelled) {
      stop("the run was cancelled");
    } else if (running.size() < jobs && machine.hasReady()) {
      begin(machine.next());
    } else if (ahead.isEmpty()) {
      stop(hanging());
    } else {
      Moment next = ahead.remove();
      time.goTo(next.at());
      if (next.outcome().isPresent()) {
        end(next.task(), next.outcome());
      } else {
        machine.delayOver(next.task());
      }
    }
  }

  /** Ends the run and every attempt at once: nobody but us is at them. */
  private void stop(String reason) {
    events.decided(machine.cancel(reason));
    List.copyOf(running).forEach(task -> end(task, Optional.empty()));
  }

  private String hanging() {
    return running.stream().map(graph::name).collect(Collectors.joining(", "))
        + " would never end: give it a timeout, or let it not hang";
  }

  private void begin(int task) {
    LogSink log = events.attemptStarted(task);
    running.add(task);
    time.beginAttempt();
    try {
      TaskOutcome outcome =
          attempts.call().execute(attempts.attempt(graph.task(task), machine.attempt(task)), log);
      time.taken().ifPresent(taken -> schedule(task, taken, Optional.of(outcome)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancelled = true;
    }
  }

  private void end(int task, Optional<TaskOutcome> outcome) {
    running.remove(task);
    events.attemptEnded(task, outcome);
  }

  private Instant schedule(int task, Duration delay, Optional<TaskOutcome> outcome) {
    Instant at = time.instant().plus(delay);
    ahead.add(new Moment(at, moments++, task, outcome));
    return at;
  }

  /**
   * Something that will happen to a task: its attempt ends, or without an outcome its delay.
   *
   * @param number counts moments, so that those of one time come in the order they were made
   */
  private record Moment(Instant at, long number, int task, Optional<TaskOutcome> outcome) {
    static final Comparator<Moment> IN_ORDER =
        Comparator.comparing(Moment::at).thenComparing(Moment::number);
  }
}
