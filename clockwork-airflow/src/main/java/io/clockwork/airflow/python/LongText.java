package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text that is too long for a line into literals that Python joins again: after its line
 * feeds, otherwise between words, or the members of JSON. A word too long for a line stays whole,
 * so that a URL can be found and followed.
 */
final class LongText {
  /**
   * Words, members of JSON, spaces and line feeds; of spaces only as many as fit are taken at once.
   */
  private static final Pattern TOKEN =
      Pattern.compile("\\n+| {1,16}|[^ \\n]+?(?:,(?=\")|(?=[ \\n])|\\z)");

  private final int width;
  private final List<String> literals = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();

  private LongText(int width) {
    this.width = width;
  }

  /** The literals, each at most this wide unless it is one word; only one if the text fits. */
  static List<String> literals(String text, int width) {
    String whole = text.length() > width ? "" : PyText.literal(text);
    if (!whole.isEmpty() && whole.length() <= width) {
      return List.of(whole);
    }
    LongText lines = new LongText(width);
    Matcher tokens = TOKEN.matcher(text);
    while (tokens.find()) {
      lines.add(tokens.group());
    }
    lines.end();
    return lines.literals;
  }

  private void add(String token) {
    boolean begins = line.isEmpty();
    boolean newLine = !begins && line.charAt(line.length() - 1) == '\n';
    if (newLine || (!begins && PyText.literal(line + token).length() > width)) {
      end();
    }
    line.append(token);
  }

  private void end() {
    literals.add(PyText.literal(line.toString()));
    line.setLength(0);
  }
}
