package io.clockwork.airflow.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a comment, wrapped between words, and none that a tool would obey. */
final class CommentText {
  /** What formatters, linters, type checkers and editors look for in comments. */
  private static final Pattern PRAGMA =
      Pattern.compile(
          "noqa|\\b(?:(?:fmt|isort|yapf|ruff|flake8|pylint|mypy|pyright|type|vim?|ex)\\s*:)",
          Pattern.CASE_INSENSITIVE);

  private CommentText() {}

  /** Lines with their {@code #}, at most this wide unless a URL is wider. */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder("#");
      for (String word : harmless(paragraph).split(" +", -1)) {
        if (line.length() > 1 && line.length() + 1 + word.length() > width) {
          lines.add(line.toString());
          line.setLength(1);
        }
        if (!word.isEmpty()) {
          line.append(' ').append(word);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** The first letter of what a tool would obey is escaped. */
  private static String harmless(String text) {
    return PRAGMA
        .matcher(PyText.comment(text))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    PyText.hexadecimal(found.group().charAt(0)) + found.group().substring(1)));
  }
}
