package io.clockwork.airflow.python;

import java.util.List;
import java.util.Optional;

/**
 * {@code with context as name:} and a block.
 *
 * @param context what is entered
 * @param name what it is called in the block, if it needs a name
 * @param body at least one statement that does something, otherwise an {@link
 *     IllegalArgumentException}
 */
public record PyWith(PyCall context, Optional<PyName> name, List<PyStatement> body)
    implements PyStatement {
  public PyWith {
    body = List.copyOf(body);
    if (body.stream().allMatch(line -> line instanceof PyBlank || line instanceof PyComment)) {
      throw new IllegalArgumentException("a block needs a statement");
    }
  }
}
