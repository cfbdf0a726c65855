package io.clockwork.airflow.python;

import java.util.List;

/**
 * A file of Python. Its imports are not said: they are those of the names in it.
 *
 * @param head comments above the imports
 * @param body below them
 */
public record PyModule(List<PyComment> head, List<PyStatement> body) {
  public PyModule {
    head = List.copyOf(head);
    body = List.copyOf(body);
  }

  /** The source, formatted, ended by a line feed. */
  public String source() {
    return PyPrinter.print(this);
  }
}
