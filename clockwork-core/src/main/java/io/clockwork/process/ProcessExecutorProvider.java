package io.clockwork.process;

import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;

/** Makes the process executor known by the name {@code process}. */
public final class ProcessExecutorProvider implements TaskExecutorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ProcessExecutorProvider() {}

  @Override
  public String name() {
    return ProcessTaskExecutor.NAME;
  }

  @Override
  public TaskExecutor create(ExecutorOptions options) {
    return new ProcessTaskExecutor(options);
  }
}
