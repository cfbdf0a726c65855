package io.clockwork.attempt;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.TaskContext;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.store.AttemptStage;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An attempt whose folders are ready.
 *
 * @param attempt the attempt
 * @param stage its folders
 */
public record StagedAttempt(TaskAttempt attempt, AttemptStage stage) {
  /** Refuses nulls. */
  public StagedAttempt {
    Objects.requireNonNull(attempt, "attempt");
    Objects.requireNonNull(stage, "stage");
  }

  /** The code it runs. */
  public CodeRoot code() {
    return attempt.code();
  }

  /**
   * What the task may know.
   *
   * @param inputs what it reads, blobs at the paths at which it sees them
   * @param places where it finds the rest
   */
  public TaskContext context(Map<String, Optional<PublishedOutput>> inputs, TaskPlaces places) {
    return new TaskContext(
        attempt.pipeline().name(), attempt.task(), attempt.run(), attempt.number(), inputs, places);
  }
}
