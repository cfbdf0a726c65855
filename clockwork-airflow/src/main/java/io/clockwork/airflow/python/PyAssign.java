package io.clockwork.airflow.python;

/**
 * {@code target = value}.
 *
 * @param target a name of this module
 * @param value what it stands for
 */
public record PyAssign(PyName target, PyExpression value) implements PyStatement {
  public PyAssign {
    if (target.origin().isPresent()) {
      throw new IllegalArgumentException("assigned to what is imported: " + target);
    }
  }
}
