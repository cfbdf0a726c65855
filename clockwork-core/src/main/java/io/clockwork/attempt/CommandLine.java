package io.clockwork.attempt;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.ExpressionResolver;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.TaskContext;
import io.clockwork.model.Action;
import io.clockwork.model.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The words of a task's command. */
public final class CommandLine {
  /** Linux takes no longer argument: 128 KiB with the NUL at its end. */
  private static final int LONGEST_WORD = 131_071;

  private CommandLine() {}

  /**
   * What a command may need besides the task's own words, at the places where it sees them.
   *
   * @param python the interpreter; only Python tasks need one
   * @param notebookRunner the file that runs notebooks; only they need it
   * @param executedNotebook where it leaves the executed notebook
   */
  public record Tools(String python, String notebookRunner, String executedNotebook) {}

  /**
   * The words of a task that does not run its image's entrypoint.
   *
   * @throws AttemptFailure if a file of the code is missing, or a word too long for the kernel
   */
  public static List<String> of(TaskContext context, CodeRoot code, Tools tools)
      throws AttemptFailure {
    Task task = context.task();
    ExpressionResolver resolver = new ExpressionResolver(context);
    Action action = task.action();
    if (action instanceof Action.Python script) {
      CodeEntry.require(code, "python", script.path());
      return fitting(python(tools.python(), script.path(), task, resolver));
    }
    if (action instanceof Action.Notebook notebook) {
      CodeEntry.require(code, "notebook", notebook.path());
      return fitting(
          notebook(
              tools.python(), tools.notebookRunner(), notebook.path(), tools.executedNotebook()));
    }
    if (action instanceof Action.Command command) {
      return fitting(command(command, task, resolver));
    }
    if (action instanceof Action.Shell shell) {
      return fitting(shell(shell));
    }
    throw new AssertionError(action);
  }

  /** The words of a Python script with its arguments. */
  private static List<String> python(
      String interpreter, String script, Task task, ExpressionResolver resolver) {
    List<String> words = new ArrayList<>(List.of(interpreter, operand(script)));
    words.addAll(resolver.texts(task.args()));
    return words;
  }

  /** The words of a notebook, run by the runner. */
  private static List<String> notebook(
      String interpreter, String runner, String notebook, String executed) {
    return List.of(interpreter, runner, operand(notebook), "--output", executed);
  }

  /** The words of a command in exec form with its arguments. */
  private static List<String> command(
      Action.Command command, Task task, ExpressionResolver resolver) {
    List<String> words = new ArrayList<>(resolver.texts(command.words()));
    words.addAll(resolver.texts(task.args()));
    return words;
  }

  /** The words of a shell text, in which nothing is substituted. */
  private static List<String> shell(Action.Shell shell) {
    return List.of("sh", "-euc", shell.text());
  }

  /** A path that no program takes for an option. */
  private static String operand(String path) {
    return path.startsWith("-") ? "./" + path : path;
  }

  /**
   * The same words.
   *
   * @throws AttemptFailure if one is longer than the kernel takes
   */
  public static List<String> fitting(List<String> words) throws AttemptFailure {
    for (String word : words) {
      int bytes = word.getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_WORD) {
        throw new AttemptFailure(
            OptionalInt.of(RuntimeCode.BAD_ARGUMENTS),
            "one argument of the command is "
                + bytes
                + " bytes; a process takes at most "
                + LONGEST_WORD
                + ": keep it in a file",
            false);
      }
    }
    return words;
  }
}
