package io.clockwork.airflow.python;

/**
 * A whole number.
 *
 * @param value the number
 */
public record PyInt(long value) implements PyExpression {}
