package io.clockwork.cli.command;

/** The option that names a platform, the same for all commands that have it. */
final class PlatformOption {
  static final String DESCRIPTION =
      "The platform. Default: platform.yaml beside the pipeline or above it, otherwise that of"
          + " the user's configuration folder.";

  private PlatformOption() {}
}
