package io.clockwork.airflow.python;

import java.util.List;

/**
 * A list.
 *
 * @param items in their order
 */
public record PyList(List<PyExpression> items) implements PyExpression {
  public PyList {
    items = List.copyOf(items);
  }

  @Override
  public List<PyExpression> parts() {
    return items;
  }
}
