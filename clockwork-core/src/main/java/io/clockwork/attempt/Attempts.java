package io.clockwork.attempt;

import io.clockwork.contract.RuntimeCode;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.store.AttemptStage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * Does what the task contract promises an attempt, around its command: folders, inputs, the context
 * file, the log, the verdict, the check of the outputs, their publication, the manifest.
 * Thread-safe: attempts of several threads run beside each other.
 */
public final class Attempts {
  private final CommandHost host;

  /** Attempts whose commands run on a host. */
  public Attempts(CommandHost host) {
    this.host = Objects.requireNonNull(host, "host");
  }

  /**
   * Runs an attempt to its end, as {@link io.clockwork.executor.TaskExecutor#execute} has it.
   *
   * @throws InterruptedException after the task was stopped because the caller was interrupted
   */
  public TaskOutcome run(TaskAttempt attempt, LogSink sink) throws InterruptedException {
    SecretMask mask = new SecretMask(attempt.secrets().values());
    try {
      AttemptStage stage =
          AttemptStage.prepare(
              attempt.directory(),
              attempt.task().name(),
              attempt.number(),
              attempt.inputs(),
              host.inputForm());
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
      TaskOutcome outcome = new OneAttempt(new StagedAttempt(attempt, stage), log, host).run();
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
}
