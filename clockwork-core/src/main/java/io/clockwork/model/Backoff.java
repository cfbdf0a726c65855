package io.clockwork.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the delay between attempts grows. */
public enum Backoff {
  /** Always the same delay. */
  CONSTANT,
  /** Doubled after every attempt, up to the maximum. */
  EXPONENTIAL;

  /** The word used in specifications. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The backoff of this word. */
  public static Optional<Backoff> of(String id) {
    return Arrays.stream(values()).filter(backoff -> backoff.id().equals(id)).findFirst();
  }
}
