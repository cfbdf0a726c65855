package io.clockwork.junit;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import java.util.Optional;
import java.util.ServiceLoader;

/** Where the executor of a test's runs comes from. */
@FunctionalInterface
interface ExecutorSource {
  /** Stubs in virtual time. */
  ExecutorSource STUBS = Optional::empty;

  /**
   * A new executor in real time; empty for stubs.
   *
   * @throws BackendUnavailableException if there is none of this name, or it is not to be had
   */
  Optional<TaskExecutor> create();

  /** Executors of a name, from what the class path has. */
  static ExecutorSource provided(String name) {
    return () -> Optional.of(provider(name).create(ExecutorOptions.defaults()));
  }

  private static TaskExecutorProvider provider(String name) {
    for (TaskExecutorProvider provider : ServiceLoader.load(TaskExecutorProvider.class)) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    throw new BackendUnavailableException(
        "no executor \""
            + name
            + "\" is on the class path: add io.clockwork:clockwork-"
            + name
            + " to the tests' dependencies");
  }
}
