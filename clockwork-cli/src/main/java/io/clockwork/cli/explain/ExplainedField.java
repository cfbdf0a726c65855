package io.clockwork.cli.explain;

import java.util.Objects;

/**
 * A field with its value and origin.
 *
 * @param name as in a specification, nested ones with dots: {@code retries.delay}
 * @param value as a person would write it
 * @param origin {@code file:line}, {@code file:line (defaults)} or {@code built-in}
 */
public record ExplainedField(String name, String value, String origin) {
  /** Refuses nulls. */
  public ExplainedField {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }
}
