package io.clockwork.diagnostic;

import java.util.Objects;

/**
 * A place in a {@link SourceText}.
 *
 * @param source the text
 * @param line counted from 1; 0 when only the source is known
 * @param column code points counted from 1, a tab is one; 0 when only the line is known
 * @param length how many code points of the line the place covers, at least 1
 */
public record SourceLocation(SourceText source, int line, int column, int length) {

  /** Checks that nothing is negative and the length is at least 1. */
  public SourceLocation {
    Objects.requireNonNull(source, "source");
    if (line < 0 || column < 0 || length < 1) {
      throw new IllegalArgumentException(
          "no such place: line " + line + ", column " + column + ", length " + length);
    }
  }

  /** A whole source, without a line. */
  public static SourceLocation file(SourceText source) {
    return new SourceLocation(source, 0, 0, 1);
  }

  /** A line of Java code, as a stack frame names it. */
  public static SourceLocation callSite(String file, int line) {
    return new SourceLocation(SourceText.named(file), Math.max(line, 0), 0, 1);
  }

  /** {@code file:line:column}, leaving out what is not known. */
  @Override
  public String toString() {
    if (line == 0) {
      return source.name();
    }
    return source.name() + ":" + line + (column == 0 ? "" : ":" + column);
  }
}
