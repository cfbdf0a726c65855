package io.clockwork.airflow.python;

/**
 * An expression for its effect.
 *
 * @param expression to evaluate
 */
public record PyEvaluate(PyExpression expression) implements PyStatement {}
