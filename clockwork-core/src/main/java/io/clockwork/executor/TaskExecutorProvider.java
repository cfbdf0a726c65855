package io.clockwork.executor;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;

/**
 * Makes an executor findable by {@link java.util.ServiceLoader}. Thread-safe, and without state.
 */
public interface TaskExecutorProvider {

  /** The name users choose it by. */
  String name();

  /**
   * What executors of this kind cannot do for these tasks on any machine, and warnings for what
   * they do not enforce; asks neither this machine nor an engine.
   */
  ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks);

  /**
   * A new executor.
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if what it needs is not there
   */
  TaskExecutor create(ExecutorOptions options);
}
