package io.clockwork.airflow.python;

import java.util.Set;
import java.util.TreeSet;

/** Source as it is written, line by line; all of it is ASCII, so a char is a column. */
final class PySource {
  private static final String TOO_LONG = "E501";

  private final StringBuilder text = new StringBuilder();
  private final Set<String> allowed = new TreeSet<>();
  private int lineStart;

  PySource indent(int columns) {
    text.append(" ".repeat(columns));
    return this;
  }

  PySource add(String part) {
    text.append(part);
    return this;
  }

  /** Tells the linter that this line breaks a rule on purpose. */
  void allow(String rule) {
    allowed.add(rule);
  }

  /** Ends a line; one that cannot be shorter says so to the linter. */
  void end() {
    if (column() > PyPrinter.WIDTH && !isExcused(text.substring(lineStart).strip())) {
      allowed.add(TOO_LONG);
    }
    if (!allowed.isEmpty()) {
      text.append("  # noqa: ").append(String.join(", ", allowed));
      allowed.clear();
    }
    text.append('\n');
    lineStart = text.length();
  }

  void line(int indent, String line) {
    indent(indent).add(line).end();
  }

  void blank() {
    end();
  }

  /** The column after what was written on this line. */
  int column() {
    return text.length() - lineStart;
  }

  /** Takes back what was written after a column of this line. */
  void backTo(int column) {
    text.setLength(lineStart + column);
  }

  /** Linters let pass a line of one word only, and one that ends with a URL. */
  private static boolean isExcused(String line) {
    return line.indexOf(' ') < 0 || line.indexOf("://", line.lastIndexOf(' ')) >= 0;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
