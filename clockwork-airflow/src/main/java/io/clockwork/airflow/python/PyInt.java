package io.clockwork.airflow.python;

import java.math.BigInteger;
import java.util.Objects;

/**
 * A whole number of any size.
 *
 * @param value the number
 */
public record PyInt(BigInteger value) implements PyExpression {
  /** Refuses null. */
  public PyInt {
    Objects.requireNonNull(value, "value");
  }

  /** A whole number. */
  public static PyInt of(long value) {
    return new PyInt(BigInteger.valueOf(value));
  }
}
