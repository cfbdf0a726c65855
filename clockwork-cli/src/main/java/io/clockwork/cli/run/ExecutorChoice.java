package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;

/**
 * The executor of a run.
 *
 * @param executor to be closed by whoever asked for it
 * @param reason why this one, one line; empty where the user chose it
 */
public record ExecutorChoice(TaskExecutor executor, String reason) {
  /** Leaves the choice to us. */
  public static final String AUTO = "auto";

  /**
   * The executor of this name among those that there are. Where it is that of containers, the
   * images that these tasks need are pulled here, before any progress of a run is shown.
   *
   * @throws CommandException if there is none
   * @throws BackendUnavailableException if it lacks something
   * @throws InterruptedException if the user asks this process to end meanwhile; it is said
   */
  public static ExecutorChoice of(
      String name, ExecutorProviders providers, ExecutorOptions options, Pipeline pipeline)
      throws InterruptedException {
    Interruption.beforeTheRun(options.progress());
    ExecutorChoice choice = providers.choose(name, options, pipeline);
    if (Thread.interrupted()) {
      choice.executor().close();
      throw new InterruptedException();
    }
    return choice;
  }
}
