package io.clockwork.airflow.python;

/**
 * A floating-point number.
 *
 * @param value finite: Python has no literal for the others, they are refused with an {@link
 *     IllegalArgumentException}
 */
public record PyFloat(double value) implements PyExpression {
  public PyFloat {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("Python has no literal for " + value);
    }
  }
}
