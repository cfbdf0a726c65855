package io.clockwork.airflow.python;

import java.util.HexFormat;

/**
 * The one encoder of text for Python source: a literal, or a comment, of printable ASCII only.
 * Nothing a user writes can end the literal, break the line, name an encoding, or look like what it
 * is not; ADR 21 says why letters beyond ASCII are escaped, too.
 */
final class PyText {
  private static final int DELETE = 0x7F;
  private static final int NO_QUOTE = -1;

  private PyText() {}

  /** Refuses half of a surrogate pair, which is no character and could not be encoded. */
  static void requireWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          throw new IllegalArgumentException("text has half of a surrogate pair");
        }
        i++;
      }
    }
  }

  /** A literal in double quotes, or in single ones if the text has more double quotes in it. */
  static String literal(String text) {
    if (isPlain(text)) {
      return '"' + text + '"';
    }
    char quote = quote(text);
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    escape(text, quote, out);
    return out.append(quote).toString();
  }

  /** Whether nothing in it is escaped, which is so for nearly all. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || DELETE <= c || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /** The text of a comment's line. */
  static String comment(String text) {
    StringBuilder out = new StringBuilder(text.length());
    escape(text, NO_QUOTE, out);
    return out.toString();
  }

  /** As formatters choose: the kind of quote that needs fewer escapes, double ones if equal. */
  private static char quote(String text) {
    int excess = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      excess += c == '"' ? 1 : c == '\'' ? -1 : 0;
    }
    return excess > 0 ? '\'' : '"';
  }

  /** By code points: half of a pair would be no character in Python either. */
  private static void escape(String text, int quote, StringBuilder out) {
    int point;
    for (int i = 0; i < text.length(); i += Character.charCount(point)) {
      point = text.codePointAt(i);
      escape(point, quote, out);
    }
  }

  private static void escape(int point, int quote, StringBuilder out) {
    switch (point) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (point == quote) {
          out.append('\\').append((char) quote);
        } else if (' ' <= point && point < DELETE) {
          out.append((char) point);
        } else {
          out.append(hexadecimal(point));
        }
      }
    }
  }

  /** The shortest escape that fits; formatters want its digits in lower case. */
  static String hexadecimal(int point) {
    HexFormat hex = HexFormat.of();
    if (point < 0x100) {
      return "\\x" + hex.toHexDigits((byte) point);
    }
    return point < 0x10000
        ? "\\u" + hex.toHexDigits((short) point)
        : "\\U" + hex.toHexDigits(point);
  }
}
