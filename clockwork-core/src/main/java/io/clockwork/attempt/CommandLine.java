package io.clockwork.attempt;

import io.clockwork.contract.ExpressionResolver;
import io.clockwork.contract.RuntimeCode;
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

  /** The words of a Python script with its arguments. */
  public static List<String> python(
      String interpreter, String script, Task task, ExpressionResolver resolver) {
    List<String> words = new ArrayList<>(List.of(interpreter, operand(script)));
    words.addAll(resolver.texts(task.args()));
    return words;
  }

  /** The words of a notebook, run by the runner. */
  public static List<String> notebook(
      String interpreter, String runner, String notebook, String executed) {
    return List.of(interpreter, runner, operand(notebook), "--output", executed);
  }

  /** The words of a command in exec form with its arguments. */
  public static List<String> command(
      Action.Command command, Task task, ExpressionResolver resolver) {
    List<String> words = new ArrayList<>(resolver.texts(command.words()));
    words.addAll(resolver.texts(task.args()));
    return words;
  }

  /** The words of a shell text, in which nothing is substituted. */
  public static List<String> shell(Action.Shell shell) {
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
