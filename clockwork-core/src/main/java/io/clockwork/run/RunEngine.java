package io.clockwork.run;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs what {@link RunStateMachine} decides, on a pool of workers.
 *
 * <p>There is no thread that hands out work: a worker that has ended an attempt tells the machine,
 * publishes what follows, and takes the next task itself, so that a chain of tasks never changes
 * its thread. An idle worker is woken only while there is work for it, by the one that took work
 * before it; it also waits for delays that end.
 */
final class RunEngine implements Engine {
  private final RunStateMachine machine;
  private final RunGraph graph;
  private final AttemptFactory attempts;
  private final RunEvents events;
  private final RunClock clock;
  private final List<AttemptWorker> workers = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Delayed> delayed =
      new PriorityQueue<>(Comparator.comparing(Delayed::due).thenComparing(Delayed::task));
  private final CompletableFuture<RunState> result = new CompletableFuture<>();
  private int idle;
  private boolean ended;
  private Optional<String> broken = Optional.empty();

  RunEngine(
      RunStateMachine machine,
      RunGraph graph,
      AttemptFactory attempts,
      EventStream events,
      RunClock clock) {
    this.machine = machine;
    this.graph = graph;
    this.attempts = attempts;
    this.events = new RunEvents(machine, graph, attempts, events, this::delay);
    this.clock = clock;
  }

  /** Starts as many workers, and returns. */
  @Override
  public void start(int count, List<Step> first) {
    lock.lock();
    try {
      events.decided(first);
    } finally {
      lock.unlock();
    }
    for (int i = 0; i < count; i++) {
      workers.add(attempts.worker());
    }
    for (AttemptWorker worker : List.copyOf(workers)) {
      new Thread(() -> work(worker), "clockwork-worker").start();
    }
  }

  @Override
  public CompletionStage<RunState> result() {
    return result;
  }

  @Override
  public void cancel() {
    // Not on the caller's thread, which may be in the middle of an event.
    Thread canceller = new Thread(() -> stop("the run was cancelled"), "clockwork-cancel");
    canceller.setDaemon(true);
    canceller.start();
  }

  private void stop(String reason) {
    lock.lock();
    try {
      if (!ended) {
        events.decided(machine.cancel(reason));
        workers.forEach(AttemptWorker::stop);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void work(AttemptWorker worker) {
    try {
      int task = take();
      while (task >= 0) {
        task = finish(task, execute(worker, task));
      }
    } catch (RuntimeException | Error e) {
      // A mistake of ours: nobody may wait for ever for a run that lost a worker.
      stop("the engine broke");
      result.completeExceptionally(e);
    }
  }

  private Optional<TaskOutcome> execute(AttemptWorker worker, int task) {
    LogSink log = events.attemptStarted(task);
    if (events.failure().isPresent()) {
      return Optional.empty();
    }
    return worker.execute(attempts.attempt(graph.task(task), machine.attempt(task)), log);
  }

  private int take() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  private int finish(int task, Optional<TaskOutcome> outcome) {
    lock.lock();
    try {
      events.attemptEnded(task, outcome);
      return next();
    } finally {
      lock.unlock();
    }
  }

  /** The next task for this worker, waiting for one if need be; -1 when the run is over. */
  private int next() {
    while (true) {
      breakIfJournalFailed();
      if (machine.isOver()) {
        end();
        return -1;
      }
      wakeDelayed();
      int task = machine.next();
      if (task >= 0) {
        if (machine.hasReady() && idle > 0) {
          changed.signal();
        }
        return task;
      }
      await();
    }
  }

  private void breakIfJournalFailed() {
    Optional<String> failure = events.failure();
    if (failure.isPresent() && broken.isEmpty()) {
      broken = failure;
      stop(failure.get());
    }
  }

  private void wakeDelayed() {
    if (!delayed.isEmpty()) {
      Instant now = clock.instant();
      while (!delayed.isEmpty() && !delayed.peek().due().isAfter(now)) {
        machine.delayOver(delayed.remove().task());
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // The caller looks again.
  private void await() {
    idle++;
    try {
      if (delayed.isEmpty()) {
        changed.awaitUninterruptibly();
      } else {
        clock.await(changed, delayed.peek().due(), idle == workers.size());
      }
    } catch (InterruptedException e) {
      // Nobody but us knows this thread; what there is to know is looked up by the caller.
    } finally {
      idle--;
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      RunState state = events.ended(broken);
      changed.signalAll();
      result.complete(state);
    }
  }

  private Instant delay(int task, Duration delay) {
    Instant due = clock.instant().plus(delay);
    delayed.add(new Delayed(due, task));
    return due;
  }

  /** A task that waits for its next attempt. */
  private record Delayed(Instant due, int task) {}
}
