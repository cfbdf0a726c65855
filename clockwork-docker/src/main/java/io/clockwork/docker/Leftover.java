package io.clockwork.docker;

import java.util.Map;

/**
 * What a run of this machine has left on an engine because it was killed.
 *
 * @param kind what it is
 * @param id by which the engine knows it
 * @param pipeline whose run it was
 * @param task for which it was made
 * @param run the run's id
 */
public record Leftover(Kind kind, String id, String pipeline, String task, String run) {
  /** What can be left. */
  public enum Kind {
    /** A container, running or not. */
    CONTAINER("container"),
    /** A volume with what was copied to or from the engine's machine. */
    VOLUME("volume");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The kind in a word. */
    public String text() {
      return text;
    }
  }

  static Leftover of(Kind kind, String id, Map<String, String> labels) {
    return new Leftover(
        kind,
        id,
        labels.getOrDefault(ContainerLabels.PIPELINE, ""),
        labels.getOrDefault(ContainerLabels.TASK, ""),
        labels.getOrDefault(ContainerLabels.RUN, ""));
  }
}
