package io.clockwork.process;

import io.clockwork.contract.RuntimeCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.store.AttemptStage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Runs attempts as processes of this machine. Each has a session and process group of its own, the
 * contract's environment on top of the caller's, and the specification's folder in the working tree
 * as its working directory. When the JVM dies, however suddenly, its tasks die with it.
 */
public final class ProcessTaskExecutor implements TaskExecutor {
  static final String NAME = "process";

  private final ExecutorOptions options;
  private final ProcessAttempt.Tools tools;

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
    tools =
        new ProcessAttempt.Tools(
            inherited, launcher, new PythonTools(options.environment(), launcher));
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
      tools.python().interpreter();
    }
    return report;
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink sink) throws InterruptedException {
    SecretMask mask = new SecretMask(attempt.secrets().values());
    try {
      AttemptStage stage =
          AttemptStage.prepare(
              attempt.directory(), attempt.task().name(), attempt.number(), attempt.inputs());
      try (AttemptLog log = new AttemptLog(stage.directory().log(), sink, mask)) {
        sayUnmasked(attempt.secrets(), log);
        return run(attempt, stage, log);
      }
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (IOException e) {
      return failed(e);
    }
  }

  private static void sayUnmasked(Map<String, String> secrets, AttemptLog log) {
    secrets.entrySet().stream()
        .filter(secret -> !SecretMask.isMasked(secret.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(
            variable ->
                log.say(
                    "secret $"
                        + variable
                        + " has fewer than "
                        + SecretMask.SHORTEST
                        + " characters and is not masked in this log"));
  }

  private TaskOutcome run(TaskAttempt attempt, AttemptStage stage, AttemptLog log)
      throws IOException, InterruptedException {
    boolean published = false;
    try {
      TaskOutcome outcome = new ProcessAttempt(attempt, stage, log, tools).run();
      published = outcome instanceof TaskOutcome.Succeeded;
      return outcome;
    } finally {
      cleanUp(stage, published, log);
    }
  }

  private static void cleanUp(AttemptStage stage, boolean published, AttemptLog log) {
    try {
      if (!published) {
        stage.removeOutputs();
      }
      stage.removeWork();
    } catch (IOException e) {
      log.say("could not remove all of the attempt's folders: " + reason(e));
    }
  }

  private static TaskOutcome failed(IOException e) {
    return new TaskOutcome.Failed(
        OptionalInt.of(RuntimeCode.STORE), "the run's folder cannot be used: " + reason(e), true);
  }

  /** Java names the file alone where the system's reason is its kind of exception. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException file && file.getReason() == null) {
      return file.getFile() + " (" + e.getClass().getSimpleName() + ")";
    }
    return String.valueOf(e.getMessage());
  }

  @Override
  public void close() {
    tools.launcher().close();
  }
}
