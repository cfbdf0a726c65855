package io.clockwork.airflow.python;

/** {@code None}. */
public record PyNone() implements PyExpression {}
