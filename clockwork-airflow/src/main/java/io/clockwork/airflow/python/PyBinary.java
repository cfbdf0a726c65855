package io.clockwork.airflow.python;

import java.util.List;

/**
 * {@code left >> right}.
 *
 * @param left a name, an attribute of one, or a chain of the same operator
 * @param operator between the two
 * @param right a name, an attribute of one, or a list of some
 */
public record PyBinary(PyExpression left, Operator operator, PyExpression right)
    implements PyExpression {
  public PyBinary {
    if (!(left instanceof PyBinary chain && chain.operator() == operator)) {
      PyAttribute.requireDotted(left);
    }
    if (right instanceof PyList list) {
      list.items().forEach(PyAttribute::requireDotted);
    } else {
      PyAttribute.requireDotted(right);
    }
  }

  @Override
  public List<PyExpression> parts() {
    return List.of(left, right);
  }

  /** The operators in use. */
  public enum Operator {
    /** Runs before, between tasks. */
    BEFORE(">>"),
    /** One or the other, between assets. */
    OR("|");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }
  }
}
