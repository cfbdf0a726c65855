package io.clockwork.airflow.python;

import java.util.Objects;

/**
 * Text for people, on lines of its own.
 *
 * @param text of any kind; line feeds begin a new line, other controls are written visibly, and
 *     what would command a tool, such as {@code fmt: off}, is made ineffective. Half of a surrogate
 *     pair is refused with an {@link IllegalArgumentException}
 */
public record PyComment(String text) implements PyStatement {
  public PyComment {
    PyText.requireWhole(Objects.requireNonNull(text, "text"));
  }
}
