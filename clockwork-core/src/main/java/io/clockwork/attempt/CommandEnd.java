package io.clockwork.attempt;

import io.clockwork.contract.Manifest;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a task's command ended.
 *
 * @param exitCode 128+n for death by signal n; empty if it was stopped because its time was up
 * @param cause why it ended badly, one line, where more is known than the exit code tells
 * @param started when it started
 * @param origin what it ran
 */
public record CommandEnd(
    OptionalInt exitCode, Optional<String> cause, Instant started, Manifest.Origin origin) {
  /** Refuses nulls. */
  public CommandEnd {
    Objects.requireNonNull(exitCode, "exitCode");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(started, "started");
    Objects.requireNonNull(origin, "origin");
  }
}
