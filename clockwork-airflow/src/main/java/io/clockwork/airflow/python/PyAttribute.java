package io.clockwork.airflow.python;

import java.util.List;

/**
 * {@code owner.name}.
 *
 * @param owner a name or an attribute of one; of anything else no line could be broken as the
 *     formatter would
 * @param name ASCII and no keyword
 */
public record PyAttribute(PyExpression owner, String name) implements PyExpression {
  public PyAttribute {
    requireDotted(owner);
    PyIdentifier.require(name);
  }

  /** The expression itself if it is a name or an attribute of one. */
  static PyExpression requireDotted(PyExpression expression) {
    if (expression instanceof PyName || expression instanceof PyAttribute) {
      return expression;
    }
    throw new IllegalArgumentException("neither a name nor an attribute: " + expression);
  }

  @Override
  public List<PyExpression> parts() {
    return List.of(owner);
  }
}
