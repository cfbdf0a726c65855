package io.clockwork.run;

import io.clockwork.executor.TaskOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An attempt of a task as far as it got.
 *
 * @param number from 1
 * @param started when
 * @param ended when; empty while it runs, and for good if its process died
 * @param outcome how; empty without an end, and if it was stopped because the run was cancelled
 */
public record AttemptResult(
    int number, Instant started, Optional<Instant> ended, Optional<TaskOutcome> outcome) {
  /** Refuses nulls. */
  public AttemptResult {
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** How long it took; zero without an end. */
  public Duration duration() {
    return ended.map(end -> Duration.between(started, end)).orElse(Duration.ZERO);
  }
}
