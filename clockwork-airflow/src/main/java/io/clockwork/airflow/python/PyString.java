package io.clockwork.airflow.python;

import java.util.Objects;

/**
 * A text, whatever is in it.
 *
 * @param text of whole characters: half of a surrogate pair is refused with an {@link
 *     IllegalArgumentException}
 */
public record PyString(String text) implements PyExpression {
  public PyString {
    PyText.requireWhole(Objects.requireNonNull(text, "text"));
  }
}
