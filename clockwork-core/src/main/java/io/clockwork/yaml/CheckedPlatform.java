package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.platform.Platform;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check of a platform's file found.
 *
 * @param platform empty if there is an error
 * @param report every problem of the whole file
 */
public record CheckedPlatform(Optional<Platform> platform, ValidationReport report) {
  /** Refuses nulls. */
  public CheckedPlatform {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(report, "report");
  }

  /**
   * The platform, where one is wanted.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error
   */
  public Platform only() {
    return platform.orElseThrow(() -> new InvalidDocumentException(report));
  }
}
