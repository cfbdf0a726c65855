package io.clockwork.model;

import java.util.Objects;

/**
 * What a task reads.
 *
 * @param from the producer's output
 * @param optional whether the task can do without it: then it is absent when its producer did not
 *     succeed or left an optional output out
 */
public record Input(OutputRef from, boolean optional) {
  /** Refuses nulls. */
  public Input {
    Objects.requireNonNull(from, "from");
  }
}
