package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;

/**
 * The output of a task, as {@code task.output} names it.
 *
 * @param task the producer
 * @param output one of its outputs
 */
public record OutputRef(String task, String output) {
  /** Refuses nulls. */
  public OutputRef {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(output, "output");
  }

  /** Reads {@code task.output}; empty if the text has another form. */
  public static Optional<OutputRef> parse(String text) {
    int dot = text.indexOf('.');
    boolean formed =
        dot > 0
            && dot == text.lastIndexOf('.')
            && dot < text.length() - 1
            && text.chars().noneMatch(Character::isWhitespace);
    return formed
        ? Optional.of(new OutputRef(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  /** {@code task.output}. */
  @Override
  public String toString() {
    return task + "." + output;
  }
}
