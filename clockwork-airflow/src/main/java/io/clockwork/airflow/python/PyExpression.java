package io.clockwork.airflow.python;

import java.util.List;

/** What has a value. */
public sealed interface PyExpression
    permits PyAttribute,
        PyBinary,
        PyBool,
        PyCall,
        PyDict,
        PyFloat,
        PyInt,
        PyList,
        PyName,
        PyNone,
        PyString {

  /** The expressions this one is made of, in the order of the source. */
  default List<PyExpression> parts() {
    return List.of();
  }
}
