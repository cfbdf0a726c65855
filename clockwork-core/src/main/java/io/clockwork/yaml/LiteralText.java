package io.clockwork.yaml;

import java.util.ArrayList;
import java.util.List;

/** Texts of several lines as literal blocks, where every reader gives back the same text. */
final class LiteralText {
  private LiteralText() {}

  /** The header and the lines of a block, not yet indented; none where quotes are safer. */
  static List<String> lines(String text) {
    if (text.indexOf('\n') < 0) {
      return List.of();
    }
    String body = text.replaceFirst("\n*$", "");
    boolean fit =
        !body.isEmpty()
            && !Character.isWhitespace(body.charAt(0))
            && !body.substring(body.lastIndexOf('\n') + 1).isBlank()
            && text.codePoints().allMatch(LiteralText::isClean);
    if (!fit) {
      return List.of();
    }
    int breaks = text.length() - body.length();
    List<String> lines = new ArrayList<>();
    lines.add(breaks == 0 ? "|-" : breaks == 1 ? "|" : "|+");
    lines.addAll(List.of(body.split("\n", -1)));
    for (int i = 1; i < breaks; i++) {
      lines.add("");
    }
    return lines;
  }

  private static boolean isClean(int point) {
    return point == '\n' || point == '\t' || ScalarText.isCleanPoint(point);
  }
}
