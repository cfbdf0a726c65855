package io.clockwork.diagnostic;

import java.util.Collection;
import java.util.stream.Collectors;

/** User text inside messages: in quotes, on one line, never longer than a reader wants. */
public final class Quoted {
  /** How many code points of a text are shown. */
  private static final int MAX_LENGTH = 80;

  /** How many names a list shows before it says how many more there are. */
  private static final int MAX_NAMES = 10;

  private Quoted() {}

  /** The text in double quotes; line breaks and other control characters become escapes. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().limit(MAX_LENGTH).forEach(point -> append(point, out));
    if (text.codePointCount(0, Math.min(text.length(), 2 * MAX_LENGTH + 2)) > MAX_LENGTH) {
      out.append("...");
    }
    return out.append('"').toString();
  }

  /** The first ten names in double quotes, and how many more there are. */
  public static String names(Collection<String> names) {
    String shown =
        names.stream().limit(MAX_NAMES).map(Quoted::text).collect(Collectors.joining(", "));
    int more = names.size() - MAX_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }

  private static void append(int point, StringBuilder out) {
    if (point == '\n') {
      out.append("\\n");
    } else if (point == '\t') {
      out.append("\\t");
    } else if (point == '\r') {
      out.append("\\r");
    } else if (Printable.isUnprintable(point)) {
      out.append(String.format("\\u%04x", point));
    } else {
      out.appendCodePoint(point);
    }
  }
}
