package io.clockwork.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an expression can ask of the run itself. */
public enum RunField {
  /** The run's id. */
  ID,
  /** The local date of the interval's start, {@code 2026-01-31}. */
  DATE,
  /** The same without dashes, {@code 20260131}. */
  DATE_NODASH,
  /** The interval's start, RFC 3339 with offset and whole seconds. */
  INTERVAL_START,
  /** The interval's end, RFC 3339 with offset and whole seconds. */
  INTERVAL_END;

  /** The name behind {@code run.}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of this name. */
  public static Optional<RunField> of(String id) {
    return Arrays.stream(values()).filter(field -> field.id().equals(id)).findFirst();
  }
}
