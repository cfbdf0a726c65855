package io.clockwork.examples.plugin;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskExecutorProvider;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.process.ProcessExecutorProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;

/** Makes the audited executor known: processes, with a log of who ran what at {@code AUDIT_LOG}. */
public final class AuditedExecutorProvider implements TaskExecutorProvider {
  private final TaskExecutorProvider processes = new ProcessExecutorProvider();

  /** For {@link java.util.ServiceLoader}. */
  public AuditedExecutorProvider() {}

  @Override
  public String name() {
    return AuditedExecutor.NAME;
  }

  @Override
  public ValidationReport capabilities(Pipeline pipeline, Collection<Task> tasks) {
    return processes.capabilities(pipeline, tasks);
  }

  @Override
  public TaskExecutor create(ExecutorOptions options) {
    String file = options.environment().get("AUDIT_LOG");
    if (file == null) {
      throw new BackendUnavailableException(
          "executor \"audited\" writes to the file that AUDIT_LOG names, and it names none");
    }
    return new AuditedExecutor(processes.create(options), Path.of(file), Clock.systemUTC());
  }
}
