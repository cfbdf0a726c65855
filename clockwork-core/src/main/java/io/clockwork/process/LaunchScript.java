package io.clockwork.process;

import java.util.List;
import java.util.Map;

/**
 * The text by which a shell becomes a task's command. It travels through the shell's standard
 * input, as UTF-8: Java would encode variables and arguments by the locale and turn what that does
 * not know into question marks, and secrets would stand in the list of processes.
 */
final class LaunchScript {
  private LaunchScript() {}

  /**
   * Sets variables and executes a command whose input is empty. Nothing happens before the whole
   * text has arrived: a brace that is never closed is never run.
   *
   * @param variables by names that are shell names
   */
  static String of(Map<String, String> variables, List<String> words) {
    StringBuilder script = new StringBuilder("{\n");
    variables.forEach(
        (name, value) ->
            script.append("export ").append(name).append('=').append(quoted(value)).append('\n'));
    script.append("exec");
    words.forEach(word -> script.append(' ').append(quoted(word)));
    return script.append(" </dev/null\n}\n").toString();
  }

  /** A text as one word of a POSIX shell, whatever is in it but NUL. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
