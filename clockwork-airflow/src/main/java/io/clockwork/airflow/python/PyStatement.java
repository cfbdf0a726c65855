package io.clockwork.airflow.python;

/** A line of a module, or a block. */
public sealed interface PyStatement permits PyAssign, PyBlank, PyComment, PyEvaluate, PyWith {}
