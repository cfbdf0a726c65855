package io.clockwork.airflow.python;

/** An empty line; several in a row, or one at the edge of a block, count as the formatter does. */
public record PyBlank() implements PyStatement {}
