package io.clockwork.process;

import io.clockwork.attempt.Attempts;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Runs attempts as processes of this machine. Each has a session and process group of its own, the
 * contract's environment on top of the caller's, and the specification's folder in the working tree
 * as its working directory. When the JVM dies, however suddenly, its tasks die with it.
 * Thread-safe. {@link #close} has nothing to release: every process and thread ends with its
 * attempt.
 */
public final class ProcessTaskExecutor implements TaskExecutor {
  static final String NAME = "process";

  private final ExecutorOptions options;
  private final ProcessHost host;

  /**
   * An executor.
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if this machine cannot start a
   *     process in a session of its own
   */
  public ProcessTaskExecutor(ExecutorOptions options) {
    this.options = Objects.requireNonNull(options, "options");
    Map<String, String> inherited = new LinkedHashMap<>(options.environment());
    // They are about the task that this JVM itself may be part of.
    inherited.keySet().removeIf(name -> name.startsWith("CLOCKWORK_"));
    ProcessLauncher launcher =
        new ProcessLauncher(SessionStarter.find(options.environment()), inherited);
    host = new ProcessHost(inherited, launcher, new PythonTools(options.environment(), launcher));
  }

  /**
   * An executor that refuses images and inherits the environment of this JVM.
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if this machine cannot start a
   *     process in a session of its own
   */
  public static ProcessTaskExecutor create() {
    return new ProcessTaskExecutor(ExecutorOptions.defaults());
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if a task needs Python and there is
   *     none
   */
  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    ValidationReport report = ProcessCheck.check(pipeline, tasks, options.ignoreImages());
    if (tasks.stream().anyMatch(PythonTools::needsPython)) {
      host.python().interpreter();
    }
    return report;
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink sink) throws InterruptedException {
    return new Attempts(host).run(attempt, sink);
  }

  @Override
  public void close() {
    host.launcher().close();
  }
}
