package io.clockwork.process;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;

/** Makes the process executor known by the name {@code process}. Thread-safe, and without state. */
public final class ProcessExecutorProvider implements TaskExecutorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public ProcessExecutorProvider() {}

  @Override
  public String name() {
    return ProcessTaskExecutor.NAME;
  }

  @Override
  public ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks) {
    return ProcessCheck.check(pipeline, tasks, false);
  }

  @Override
  public TaskExecutor create(ExecutorOptions options) {
    return new ProcessTaskExecutor(options);
  }
}
