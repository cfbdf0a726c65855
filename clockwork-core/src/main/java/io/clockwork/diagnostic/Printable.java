package io.clockwork.diagnostic;

/**
 * Text that may be sent to a terminal. A specification is somebody else's text: its control
 * characters could move the cursor, and its direction marks could show one thing and mean another.
 */
final class Printable {
  private static final int REPLACEMENT = 0xFFFD;
  private static final int CONTROL_PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private Printable() {}

  /** The text with every unprintable code point replaced by one visible one. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(visible(point)));
    return out.toString();
  }

  /** The code point itself, or the one shown in its place. */
  static int visible(int point) {
    if (point < ' ') {
      return CONTROL_PICTURES + point;
    }
    if (point == 0x7F) {
      return PICTURE_OF_DELETE;
    }
    return isUnprintable(point) ? REPLACEMENT : point;
  }

  /** Whether a code point is a control, a lone surrogate, a format character or a line break. */
  static boolean isUnprintable(int point) {
    int type = Character.getType(point);
    return Character.isISOControl(point)
        || type == Character.SURROGATE
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  /** How many cells of a terminal a visible code point takes. */
  static int cells(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  /** The blocks of East Asian scripts and of emoji, by Unicode's width table, coarsely. */
  private static boolean isWide(int point) {
    return between(point, 0x1100, 0x115F)
        || between(point, 0x2E80, 0x303E)
        || between(point, 0x3041, 0x4DBF)
        || between(point, 0x4E00, 0xA4CF)
        || between(point, 0xAC00, 0xD7A3)
        || between(point, 0xF900, 0xFAFF)
        || between(point, 0xFE30, 0xFE6F)
        || between(point, 0xFF00, 0xFF60)
        || between(point, 0xFFE0, 0xFFE6)
        || between(point, 0x1F300, 0x1F64F)
        || between(point, 0x1F680, 0x1F6FF)
        || between(point, 0x1F900, 0x1FAFF)
        || between(point, 0x20000, 0x3FFFD);
  }

  private static boolean between(int point, int first, int last) {
    return first <= point && point <= last;
  }
}
