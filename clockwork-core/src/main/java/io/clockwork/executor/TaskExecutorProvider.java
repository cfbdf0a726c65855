package io.clockwork.executor;

/** Makes an executor findable by {@link java.util.ServiceLoader}. */
public interface TaskExecutorProvider {

  /** The name users choose it by. */
  String name();

  /**
   * A new executor.
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if what it needs is not there
   */
  TaskExecutor create(ExecutorOptions options);
}
