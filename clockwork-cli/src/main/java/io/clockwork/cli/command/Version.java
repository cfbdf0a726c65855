package io.clockwork.cli.command;

import java.util.Objects;

/** The version of this build, from its jar. */
final class Version {
  private Version() {}

  static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "(not packaged)");
  }
}
