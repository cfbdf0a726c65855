package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes attempts on its own thread, and lets others interrupt an attempt but never what its
 * thread does besides.
 */
final class AttemptWorker {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptWorker.class);

  private final TaskExecutor executor;
  private final Object guard = new Object();
  private Optional<Thread> executing = Optional.empty();
  private boolean stopped;

  AttemptWorker(TaskExecutor executor) {
    this.executor = executor;
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
      return Optional.of(executor.execute(attempt, log));
    } catch (InterruptedException e) {
      return interrupted();
    } catch (BackendUnavailableException e) {
      return failed(String.valueOf(e.getMessage()), true);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      LOG.error("executor {} broke on {}", executor.name(), attempt, e);
      return failed("executor " + executor.name() + " broke: " + e, false);
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
      return stopped ? Optional.empty() : failed("interrupted by executor", false);
    }
  }

  private static Optional<TaskOutcome> failed(String reason, boolean retryable) {
    return Optional.of(new TaskOutcome.Failed(OptionalInt.empty(), reason, retryable));
  }

  /** Stops the attempt, if one is running, and begins none any more. */
  void stop() {
    synchronized (guard) {
      stopped = true;
      executing.ifPresent(Thread::interrupt);
    }
  }
}
