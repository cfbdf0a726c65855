package io.clockwork.docker;

import java.util.Map;

/**
 * The container of a run of this machine that was killed.
 *
 * @param id by which the engine knows it
 * @param pipeline whose run it was
 * @param task which it ran
 * @param run the run's id
 */
public record LeftoverContainer(String id, String pipeline, String task, String run) {
  static LeftoverContainer of(String id, Map<String, String> labels) {
    return new LeftoverContainer(
        id,
        labels.getOrDefault(ContainerLabels.PIPELINE, ""),
        labels.getOrDefault(ContainerLabels.TASK, ""),
        labels.getOrDefault(ContainerLabels.RUN, ""));
  }
}
