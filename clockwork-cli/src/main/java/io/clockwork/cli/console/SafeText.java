package io.clockwork.cli.console;

import java.util.regex.Pattern;

/**
 * Makes text of strangers (logs, outputs, file names) safe to show: escape sequences are dropped
 * and whatever else could move the cursor, change the title or turn the reading direction is
 * replaced.
 */
public final class SafeText {
  // CSI sequences, strings such as OSC up to their terminator, and two-character escapes
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]"
              + "|\\x1b[\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\|$)"
              + "|\\x1b.?");

  private SafeText() {}

  /** The text on one line: a tab becomes a space, a line break too. */
  public static String line(String text) {
    return isPlain(text) ? text : clean(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    ESCAPES.matcher(text).replaceAll("").codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (c == '\t' || c == '\n' || c == '\r') {
      out.append(' ');
    } else if (isControl(c)) {
      out.append('\ufffd');
    } else {
      out.appendCodePoint(c);
    }
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
