package io.clockwork.airflow.python;

import java.util.List;
import java.util.function.Function;

/**
 * A file of Python. Its imports are not said: they are those of the names in it.
 *
 * @param head comments above the imports, which may tell of all that stands below them
 * @param body below the imports
 */
public record PyModule(Function<String, List<PyComment>> head, List<PyStatement> body) {
  public PyModule {
    body = List.copyOf(body);
  }

  /** The source, formatted, ended by a line feed. */
  public String source() {
    return PyPrinter.print(this);
  }
}
