package io.clockwork.cli.console;

import java.util.regex.Pattern;

/** Words of commands that are shown to be copied into a shell. */
public final class ShellWord {
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The word, in single quotes where a shell would read something else. */
  public static String quote(String word) {
    return HARMLESS.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
