package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The output of a task, as {@code task.output} names it.
 *
 * @param task the producer
 * @param output one of its outputs
 */
public record OutputRef(String task, String output) {
  private static final Pattern FORM = Pattern.compile("([^.\\s]+)\\.([^.\\s]+)");

  /** Refuses nulls. */
  public OutputRef {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(output, "output");
  }

  /** Reads {@code task.output}; empty if the text has another form. */
  public static Optional<OutputRef> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new OutputRef(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** {@code task.output}. */
  @Override
  public String toString() {
    return task + "." + output;
  }
}
