package io.clockwork.model;

import java.util.Optional;

/**
 * Texts that can be given to a process and written as UTF-8: no NUL character, which ends a text
 * for an operating system, and no half of a surrogate pair, which is no character at all.
 */
public final class PassableText {
  private PassableText() {}

  /** What keeps a text from being passed on, as the end of a sentence. */
  public static Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("has a NUL character");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return Optional.of("has half of a surrogate pair");
      }
    }
    return Optional.empty();
  }
}
