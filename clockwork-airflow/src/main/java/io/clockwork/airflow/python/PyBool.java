package io.clockwork.airflow.python;

/**
 * {@code True} or {@code False}.
 *
 * @param value which
 */
public record PyBool(boolean value) implements PyExpression {}
