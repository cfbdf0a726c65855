package io.clockwork.platform;

import io.clockwork.model.FieldPath;

/** Where a platform says what a problem of a pipeline is about. */
final class PlatformPlace {
  private PlatformPlace() {}

  /** {@code (platform.yaml:31)}, for the end of a message; the nearest field where it is unsaid. */
  static String of(Platform platform, FieldPath path) {
    return platform
        .sources()
        .key(path)
        .map(place -> " (" + place.source().name() + ":" + place.line() + ")")
        .orElse("");
  }
}
