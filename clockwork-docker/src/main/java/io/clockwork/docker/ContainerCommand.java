package io.clockwork.docker;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.CommandLine;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.ExpressionResolver;
import io.clockwork.contract.TaskContext;
import io.clockwork.model.Action;
import io.clockwork.model.Task;
import java.util.List;

/**
 * What a container runs.
 *
 * @param words the command; empty for the image's own
 * @param arguments what follows the image's own command
 */
record ContainerCommand(List<String> words, List<String> arguments) {
  /** What an image's own Python is called; {@code python} is missing from Debian's. */
  private static final String PYTHON = "python3";

  /**
   * The command of a task.
   *
   * @param environment whether the task has a virtual environment of its own
   */
  static ContainerCommand of(TaskContext context, CodeRoot code, boolean environment)
      throws AttemptFailure {
    Task task = context.task();
    if (task.action() instanceof Action.Entrypoint) {
      List<String> arguments = new ExpressionResolver(context).texts(task.args());
      return new ContainerCommand(List.of(), CommandLine.fitting(arguments));
    }
    CommandLine.Tools tools =
        new CommandLine.Tools(
            python(environment),
            ContainerPlaces.NOTEBOOK_RUNNER.toString(),
            ContainerPlaces.NOTEBOOKS.resolve("notebook.ipynb").toString());
    return new ContainerCommand(CommandLine.of(context, code, tools), List.of());
  }

  static String python(boolean environment) {
    return environment ? ContainerPlaces.ENVIRONMENT.resolve("bin/python").toString() : PYTHON;
  }
}
