package io.clockwork.cli.progress;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A task that has ended, as a run shows it.
 *
 * @param name of the task
 * @param state {@code succeeded}, {@code failed}, {@code skipped}, {@code upstream_failed} ..
 * @param duration of all its attempts; zero if it had none
 * @param values its outputs that are values, as texts
 * @param reason why it did not succeed; empty if it did
 */
public record EndedTask(
    String name, String state, Duration duration, Map<String, String> values, String reason) {
  /** The state of a task that did what it should. */
  public static final String SUCCEEDED = "succeeded";

  /** Copies the map, keeping its order. */
  public EndedTask {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(duration, "duration");
    Objects.requireNonNull(reason, "reason");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
