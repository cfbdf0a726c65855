package io.clockwork.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a terminal shows.
 *
 * @param columns at least 1
 * @param rows at least 1
 */
public record TerminalSize(int columns, int rows) {
  /** What is assumed of a terminal that does not say. */
  public static final TerminalSize ASSUMED = new TerminalSize(80, 24);

  private static final Pattern ANSWER = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})\\s*");

  /** The size of this process's terminal now, by {@code stty size}. */
  public static TerminalSize now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException e) {
      return ASSUMED;
    }
  }

  /** The size in {@code "24 80"}: rows, then columns. */
  static TerminalSize parse(String answer) {
    Matcher size = ANSWER.matcher(answer);
    return size.matches()
        ? new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1)))
        : ASSUMED;
  }
}
