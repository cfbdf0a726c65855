package io.clockwork.cli.history;

import io.clockwork.cli.console.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Where the runs of a pipeline are kept. */
public final class RunsFolder {
  private static final Path USUAL = Path.of(".clockwork", "runs");

  private RunsFolder() {}

  /**
   * The folder.
   *
   * @param pipeline the pipeline's folder or file; without one the working directory is meant, or
   *     the nearest folder above it that has runs
   * @param named the folder itself, where it was named
   */
  public static Path of(Invocation invocation, Optional<String> pipeline, Optional<String> named) {
    if (named.isPresent()) {
      return invocation.resolve(named.get());
    }
    if (pipeline.isPresent()) {
      Path at = invocation.resolve(pipeline.get());
      Path folder = Files.isDirectory(at) ? at : Objects.requireNonNullElse(at.getParent(), at);
      return folder.resolve(USUAL);
    }
    return nearest(invocation.directory()).orElse(invocation.directory()).resolve(USUAL);
  }

  private static Optional<Path> nearest(Path start) {
    for (Path at = start; at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(USUAL))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }
}
