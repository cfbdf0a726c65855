package io.clockwork.diagnostic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A named text that diagnostics point into: a specification file, or the Java file of a call site.
 *
 * <p>Two sources are equal when their names are; the text itself is only kept for excerpts.
 *
 * <p>Immutable.
 */
public final class SourceText {
  private final String name;
  private final List<String> lines;

  private SourceText(String name, List<String> lines) {
    this.name = Objects.requireNonNull(name, "name");
    this.lines = lines;
  }

  /** A source whose lines can be quoted. {@code name} is shown to people as it is given. */
  public static SourceText of(String name, String text) {
    return new SourceText(name, text.lines().toList());
  }

  /** A source of which only the name is known, such as the Java file of a call site. */
  public static SourceText named(String name) {
    return new SourceText(name, List.of());
  }

  /** The name shown in front of a position, usually a path as the user wrote it. */
  public String name() {
    return name;
  }

  /** The text of a line, counted from 1; empty when the line is not known. */
  public Optional<String> line(int number) {
    return number >= 1 && number <= lines.size()
        ? Optional.of(lines.get(number - 1))
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
