package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What a task must leave behind.
 *
 * @param type a value's type, a file or a directory
 * @param optional whether the task may leave it out
 * @param description free text
 */
public record Output(DataType type, boolean optional, Optional<String> description) {
  /** Refuses nulls. */
  public Output {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(description, "description");
  }

  /** An output that must be there. */
  public static Output of(DataType type) {
    return new Output(type, false, Optional.empty());
  }

  /** The same, but the task may leave it out. */
  public Output asOptional() {
    return new Output(type, true, description);
  }

  /** The same with a description. */
  public Output withDescription(String text) {
    return new Output(type, optional, Optional.of(text));
  }
}
