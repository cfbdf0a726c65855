package io.clockwork.executor;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;

/**
 * Runs one attempt of a task at a time per call; calls come from several threads at once.
 *
 * <p>An executor gives the attempt what the task contract promises, waits for its end, checks and
 * publishes its outputs. A failed task is an outcome, not an exception. Whoever made an executor
 * closes it, after the last run.
 */
public interface TaskExecutor extends AutoCloseable {

  /** Its name, as {@code --executor} and the run's record give it. */
  String name();

  /**
   * Says beforehand what of these tasks it cannot do; warnings for what it does not enforce.
   *
   * @param tasks those of the pipeline that are to be run; about others it says nothing
   */
  ValidationReport check(Pipeline pipeline, Collection<Task> tasks);

  /**
   * Runs an attempt to its end. Blocks; when interrupted it stops the task gracefully, sees to it
   * that nothing of it is left running, and throws.
   *
   * @throws InterruptedException after the task was stopped because the caller was interrupted
   * @throws io.clockwork.diagnostic.BackendUnavailableException if the environment gave out
   */
  TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException;

  /**
   * Releases what it holds, threads and connections included; it runs nothing afterwards. The
   * caller sees to it that no attempt is running any more.
   */
  @Override
  void close();
}
