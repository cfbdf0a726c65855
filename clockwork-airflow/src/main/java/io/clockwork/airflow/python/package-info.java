/**
 * The little of Python that a DAG file is made of, as values, and the one printer that turns them
 * into source. Text of users enters only as {@link io.clockwork.airflow.python.PyString} or {@link
 * io.clockwork.airflow.python.PyComment}, names only through {@link
 * io.clockwork.airflow.python.PyNames}, so that data cannot become code.
 */
@NullMarked
package io.clockwork.airflow.python;

import org.jspecify.annotations.NullMarked;
