package io.clockwork.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * The line a place lies in, and the carets under the place, both fit for a terminal.
 *
 * <p>The carets stand under the place by terminal cells: a tab is repeated, a wide character takes
 * two cells, a combining mark none. A line that is too long is cut around the place.
 *
 * @param line the line as it is shown
 * @param indent what stands before the carets
 * @param carets empty when only the line of the place is known
 */
record Excerpt(String line, String indent, String carets) {
  /** How many code points of a line are shown. */
  private static final int MAX_LENGTH = 120;

  /** How many code points before the place are shown where a line is cut. */
  private static final int BEFORE = 40;

  private static final String CUT = "...";

  /** The excerpt of a place; empty when its text is not known. */
  static Optional<Excerpt> of(SourceLocation place) {
    return place.source().line(place.line()).map(line -> of(line, place));
  }

  private static Excerpt of(String line, SourceLocation place) {
    int[] points = line.codePoints().toArray();
    int length = trimmedLength(points);
    int start = Math.max(0, Math.min(place.column() - 1, points.length));
    int end = Math.max(start, (int) Math.min((long) start + place.length(), points.length));
    int from = 0;
    int to = Math.max(length, end);
    if (to > MAX_LENGTH) {
      from = Math.max(0, Math.min(start - BEFORE, to - MAX_LENGTH));
      to = Math.min(to, from + MAX_LENGTH);
    }
    String lead = from > 0 ? CUT : "";
    String tail = to < length ? CUT : "";
    String shown = lead + visible(Arrays.copyOfRange(points, from, to)) + tail;
    if (place.column() == 0) {
      return new Excerpt(shown, "", "");
    }
    String indent = " ".repeat(lead.length()) + blank(Arrays.copyOfRange(points, from, start));
    return new Excerpt(shown, indent, carets(Arrays.copyOfRange(points, start, Math.min(end, to))));
  }

  private static int trimmedLength(int[] points) {
    int length = points.length;
    while (length > 0 && Character.isWhitespace(points[length - 1])) {
      length--;
    }
    return length;
  }

  private static String visible(int[] points) {
    StringBuilder out = new StringBuilder();
    for (int point : points) {
      out.appendCodePoint(point == '\t' ? '\t' : Printable.visible(point));
    }
    return out.toString();
  }

  private static String blank(int[] points) {
    StringBuilder out = new StringBuilder();
    for (int point : points) {
      out.append(point == '\t' ? "\t" : " ".repeat(Printable.cells(Printable.visible(point))));
    }
    return out.toString();
  }

  private static String carets(int[] points) {
    int cells = Arrays.stream(points).map(p -> Printable.cells(Printable.visible(p))).sum();
    return "^".repeat(Math.max(1, cells));
  }
}
