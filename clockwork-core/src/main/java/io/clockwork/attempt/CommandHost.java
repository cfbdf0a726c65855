package io.clockwork.attempt;

import io.clockwork.contract.TaskContext;
import io.clockwork.store.InputForm;
import java.io.IOException;

/**
 * Where the commands of attempts run: processes of this machine, or containers. Thread-safe:
 * attempts run at the same time.
 */
public interface CommandHost {

  /** How files and folders stand among an attempt's inputs. */
  InputForm inputForm();

  /** What the task may know, with the places at which its command will see things. */
  TaskContext context(StagedAttempt staged);

  /**
   * Runs the task's command to its end. Whatever it throws, nothing of the attempt is running any
   * more.
   *
   * @param context what {@link #context} gave; its file is written
   * @throws AttemptFailure if the command cannot be started, or not be followed to its end
   * @throws IOException if the run's folder cannot be used
   * @throws InterruptedException after the command was stopped because the caller was interrupted
   */
  CommandEnd run(StagedAttempt staged, TaskContext context, AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException;
}
