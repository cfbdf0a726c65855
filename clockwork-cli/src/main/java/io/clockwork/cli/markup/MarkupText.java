package io.clockwork.cli.markup;

/**
 * The one encoder of HTML and SVG. What it gives is text and nothing else, between tags and inside
 * an attribute in double or single quotes, to a parser of HTML and to one of XML.
 */
public final class MarkupText {
  private static final char REPLACEMENT = '\ufffd';

  private MarkupText() {}

  /**
   * The text with every character of meaning escaped. What a document may not hold or a reader
   * could be deceived by becomes U+FFFD: control characters other than tab and line feed, halves of
   * surrogate pairs, noncharacters, and what turns the reading direction.
   */
  public static String encode(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 8);
    for (int at = 0; at < text.length(); ) {
      int c = Character.codePointAt(text, at);
      append(out, c);
      at += Character.charCount(c);
    }
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&#34;");
      case '\'' -> out.append("&#39;");
      default -> {
        if (isRefused(c)) {
          out.append(REPLACEMENT);
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  private static boolean isRefused(int c) {
    if (c < 0x7f) {
      return c < ' ' && c != '\t' && c != '\n';
    }
    return c < 0xa0
        || (c >= 0xd800 && c <= 0xdfff)
        || (c >= 0xfdd0 && c <= 0xfdef)
        || (c & 0xfffe) == 0xfffe
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}
