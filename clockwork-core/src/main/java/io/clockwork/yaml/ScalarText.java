package io.clockwork.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one place where a text becomes a YAML scalar on one line: plain where every reader of YAML
 * 1.1 and 1.2 takes it for that text, inside brackets and as a key too, and quoted otherwise.
 */
final class ScalarText {
  private static final Pattern PLAIN_START = Pattern.compile("[\\p{L}\\p{N}_/.$(]|[-+][^ :].*");
  private static final String PLAIN_ASCII = " _-./+@$()=;<>^~*&!|?%'\"\\";

  /** Words that are no texts to readers of YAML 1.1. */
  private static final Set<String> WORDS = Set.of("y", "Y", "n", "N", "---", "...", "=", "<<");

  /** What begins like a number or a date is quoted, unless a letter that no number has is in it. */
  private static final Pattern NUMBER_LIKE =
      Pattern.compile(
          "[-+]?[0-9_.]*[0-9][0-9_.:]*([eE][-+]?[0-9_.]*)?"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?"
              + "|[-+]?0[box][0-9a-fA-F_]*");

  private ScalarText() {}

  /** The text as it is written. */
  static String of(String text) {
    if (isPlain(text)) {
      return text;
    }
    boolean noisy = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    boolean single = noisy && text.indexOf('\'') < 0 && isClean(text);
    return single ? "'" + text + "'" : quoted(text);
  }

  private static boolean isPlain(String text) {
    if (text.isEmpty() || text.endsWith(" ") || !startsPlain(text) || WORDS.contains(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c == ':'
              ? i + 1 < text.length() && isColonFollower(text.charAt(i + 1))
              : c < 0x80
                  ? Character.isLetterOrDigit(c) || PLAIN_ASCII.indexOf(c) >= 0
                  : isCleanPoint(text.codePointAt(Character.isLowSurrogate(c) ? i - 1 : i));
      if (!plain) {
        return false;
      }
    }
    return ScalarType.ofPlain(text) == ScalarType.STRING
        && AmbiguousText.reason(text).isEmpty()
        && (startsWithLetter(text) || !NUMBER_LIKE.matcher(text).matches());
  }

  private static boolean startsPlain(String text) {
    return startsWithLetter(text) || PLAIN_START.matcher(text).lookingAt();
  }

  /** Spares most texts the patterns: a number begins with no letter. */
  private static boolean startsWithLetter(String text) {
    return Character.isLetter(text.codePointAt(0));
  }

  private static boolean isColonFollower(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '/' || c == '.' || c == '_');
  }

  /** Whether a text can stand between quotes as it is. */
  private static boolean isClean(String text) {
    return text.codePoints().allMatch(ScalarText::isCleanPoint);
  }

  /** Whether a reader, and a person, sees a character as what it is. */
  static boolean isCleanPoint(int point) {
    if (point < 0x7F) {
      return point >= ' ';
    }
    if (point == 0x200C || point == 0x200D) {
      return true;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(point, out));
    return out.append('"').toString();
  }

  private static void append(int point, StringBuilder out) {
    switch (point) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isCleanPoint(point)) {
          out.appendCodePoint(point);
        } else if (point < 0x100) {
          out.append(String.format("\\x%02x", point));
        } else if (point < 0x10000) {
          out.append(String.format("\\u%04x", point));
        } else {
          out.append(String.format("\\U%08x", point));
        }
      }
    }
  }
}
