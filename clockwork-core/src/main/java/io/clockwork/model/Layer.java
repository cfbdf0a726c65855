package io.clockwork.model;

import java.util.Optional;

/**
 * The settings of a task, or of the defaults below all tasks; as text the owner in a sentence.
 *
 * @param task empty for the defaults
 */
record Layer(Optional<TaskDraft> task, TaskSettings settings) {

  /** Where the owner is written. */
  FieldPath path() {
    return task.map(TaskDraft::path).orElse(FieldPath.of("defaults"));
  }

  @Override
  public String toString() {
    return task.map(TaskDraft::toString).orElse("the defaults");
  }
}
