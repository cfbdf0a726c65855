package io.clockwork.platform;

import java.util.Objects;

/**
 * A text in which {@code *} stands for any characters but {@code /}, none included, and {@code **}
 * for any at all. Everything else stands for itself.
 *
 * @param text as it was written
 */
public record Wildcard(String text) {
  /** Refuses nulls. */
  public Wildcard {
    Objects.requireNonNull(text, "text");
  }

  /** Whether the whole of a name matches; takes time in proportion to both lengths at most. */
  public boolean matches(String name) {
    // For every prefix of the name: whether the part of the pattern read so far matches it.
    boolean[] reached = new boolean[name.length() + 1];
    reached[0] = true;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '*') {
        literal(text.charAt(i), name, reached);
      } else {
        boolean any = i + 1 < text.length() && text.charAt(i + 1) == '*';
        i += any ? 1 : 0;
        star(any, name, reached);
      }
    }
    return reached[name.length()];
  }

  private static void literal(char c, String name, boolean[] reached) {
    for (int at = name.length(); at > 0; at--) {
      reached[at] = reached[at - 1] && name.charAt(at - 1) == c;
    }
    reached[0] = false;
  }

  private static void star(boolean any, String name, boolean[] reached) {
    for (int at = 1; at <= name.length(); at++) {
      reached[at] |= reached[at - 1] && (any || name.charAt(at - 1) != '/');
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
