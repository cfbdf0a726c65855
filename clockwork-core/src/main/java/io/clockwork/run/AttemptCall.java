package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import java.util.OptionalInt;
import org.slf4j.LoggerFactory;

/**
 * Asks an executor for an attempt. Whatever the executor throws is a failed attempt, except for the
 * interrupt of this thread.
 */
record AttemptCall(TaskExecutor executor) {
  TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    try {
      return executor.execute(attempt, log);
    } catch (BackendUnavailableException e) {
      return failed(String.valueOf(e.getMessage()), true);
    } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
      // Made here, as in EventStream.
      LoggerFactory.getLogger(AttemptCall.class)
          .error("executor {} broke on {}", executor.name(), attempt, e);
      return failed("executor " + executor.name() + " broke: " + e, false);
    }
  }

  static TaskOutcome failed(String reason, boolean retryable) {
    return new TaskOutcome.Failed(OptionalInt.empty(), reason, retryable);
  }
}
