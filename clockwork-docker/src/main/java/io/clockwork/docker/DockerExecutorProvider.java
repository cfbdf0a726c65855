package io.clockwork.docker;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;

/**
 * Makes the container executor known by the name {@code docker}. Thread-safe, and without state.
 */
public final class DockerExecutorProvider implements TaskExecutorProvider {
  /** For {@link java.util.ServiceLoader}. */
  public DockerExecutorProvider() {}

  @Override
  public String name() {
    return DockerTaskExecutor.NAME;
  }

  @Override
  public ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks) {
    return DockerCapabilities.check(pipeline, tasks, StandardImages.RUNTIMES);
  }

  @Override
  public TaskExecutor create(ExecutorOptions options) {
    return DockerTaskExecutor.create(
        DockerOptions.builder()
            .environment(options.environment())
            .progress(options.progress())
            .build());
  }
}
