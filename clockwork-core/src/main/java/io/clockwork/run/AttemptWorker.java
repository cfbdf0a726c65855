package io.clockwork.run;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import java.util.Optional;

/**
 * Executes attempts on its own thread, and lets others interrupt an attempt but never what its
 * thread does besides.
 */
final class AttemptWorker {
  private final AttemptCall call;
  private final Object guard = new Object();
  private Optional<Thread> executing = Optional.empty();
  private boolean stopped;

  AttemptWorker(TaskExecutor executor) {
    call = new AttemptCall(executor);
  }

  /** Runs an attempt to its end; empty if it was stopped. */
  Optional<TaskOutcome> execute(TaskAttempt attempt, LogSink log) {
    synchronized (guard) {
      if (stopped) {
        return Optional.empty();
      }
      executing = Optional.of(Thread.currentThread());
    }
    try {
      return Optional.of(call.execute(attempt, log));
    } catch (InterruptedException e) {
      return interrupted();
    } finally {
      synchronized (guard) {
        executing = Optional.empty();
        // An interrupt that came too late must not hit the next attempt.
        Thread.interrupted();
      }
    }
  }

  private Optional<TaskOutcome> interrupted() {
    synchronized (guard) {
      return stopped
          ? Optional.empty()
          : Optional.of(AttemptCall.failed("interrupted by executor", false));
    }
  }

  /** Stops the attempt, if one is running, and begins none any more. */
  void stop() {
    synchronized (guard) {
      stopped = true;
      executing.ifPresent(Thread::interrupt);
    }
  }
}
