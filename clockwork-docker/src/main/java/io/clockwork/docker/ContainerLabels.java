package io.clockwork.docker;

import io.clockwork.executor.TaskAttempt;
import java.util.Map;

/** The labels that say what a container is for. */
final class ContainerLabels {
  static final String PIPELINE = "io.clockwork.pipeline";
  static final String TASK = "io.clockwork.task";
  static final String RUN = "io.clockwork.run";
  static final String ATTEMPT = "io.clockwork.attempt";

  private ContainerLabels() {}

  static Map<String, String> of(TaskAttempt attempt) {
    return Map.of(
        PIPELINE, attempt.pipeline().name(),
        TASK, attempt.task().name(),
        RUN, attempt.run().id(),
        ATTEMPT, Integer.toString(attempt.number()));
  }
}
