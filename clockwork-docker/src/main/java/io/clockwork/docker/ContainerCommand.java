package io.clockwork.docker;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.CodeEntry;
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
    ExpressionResolver resolver = new ExpressionResolver(context);
    Action action = task.action();
    if (action instanceof Action.Entrypoint) {
      return new ContainerCommand(List.of(), CommandLine.fitting(resolver.texts(task.args())));
    }
    return new ContainerCommand(
        CommandLine.fitting(words(task, resolver, code, python(environment))), List.of());
  }

  static String python(boolean environment) {
    return environment ? ContainerPlaces.ENVIRONMENT.resolve("bin/python").toString() : PYTHON;
  }

  private static List<String> words(
      Task task, ExpressionResolver resolver, CodeRoot code, String interpreter)
      throws AttemptFailure {
    Action action = task.action();
    if (action instanceof Action.Python script) {
      CodeEntry.require(code, "python", script.path());
      return CommandLine.python(interpreter, script.path(), task, resolver);
    }
    if (action instanceof Action.Notebook notebook) {
      CodeEntry.require(code, "notebook", notebook.path());
      return CommandLine.notebook(
          interpreter,
          ContainerPlaces.NOTEBOOK_RUNNER.toString(),
          notebook.path(),
          ContainerPlaces.NOTEBOOKS.resolve("notebook.ipynb").toString());
    }
    if (action instanceof Action.Command command) {
      return CommandLine.command(command, task, resolver);
    }
    if (action instanceof Action.Shell shell) {
      return CommandLine.shell(shell);
    }
    throw new AssertionError(action);
  }
}
