package io.clockwork.cli.command;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.RunsFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose runs a command is about. */
final class RunsOptions {
  @Option(
      names = "--in",
      paramLabel = "PATH",
      description =
          "The pipeline whose runs are meant, its folder or file. Default: this folder, or the"
              + " nearest one above it with runs.")
  @Nullable String pipeline;

  @Option(
      names = "--runs-dir",
      paramLabel = "DIR",
      description = "The folder of the runs, where run was given one.")
  @Nullable String runsDir;

  Path folder(Invocation invocation) {
    return RunsFolder.of(invocation, Optional.ofNullable(pipeline), Optional.ofNullable(runsDir));
  }
}
