package io.clockwork.yaml;

/** The lines of a text that is edited, by offsets in chars. */
record SourceLines(String text) {

  /** What ends the lines of the text: as its first line does. */
  String lineBreak() {
    int at = text.indexOf('\n');
    return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
  }

  /** Where the line of an offset begins. */
  int start(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line of an offset ends, before its line break. */
  int end(int offset) {
    int end = text.indexOf('\n', offset);
    if (end < 0) {
      return text.length();
    }
    return end > offset && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /** Where the line after that of an offset begins; the end of the text for the last. */
  int next(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end + 1;
  }

  /** Whether nothing but spaces stands before an offset in its line. */
  boolean isFirst(int offset) {
    return text.substring(start(offset), offset).isBlank();
  }

  /** Whether nothing but spaces stands behind an offset in its line. */
  boolean isLast(int offset) {
    return text.substring(offset, end(offset)).isBlank();
  }

  /** How far an offset stands from the beginning of its line. */
  int column(int offset) {
    return offset - start(offset);
  }
}
