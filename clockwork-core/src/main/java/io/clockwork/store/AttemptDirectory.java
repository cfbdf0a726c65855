package io.clockwork.store;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The places inside the folder of one attempt; only names, nothing is read or written here.
 *
 * @param path the attempt's folder, absolute
 */
public record AttemptDirectory(Path path) {
  /** Refuses nulls. */
  public AttemptDirectory {
    Objects.requireNonNull(path, "path");
  }

  /** Where the task leaves its outputs. */
  public Path outputs() {
    return path.resolve("outputs");
  }

  /** Where the task leaves one output. */
  public Path output(String name) {
    return outputs().resolve(name);
  }

  /** Written last; without it nothing was published. */
  public Path manifest() {
    return path.resolve("manifest.json");
  }

  /** What the task was told, kept for those who ask later; the task itself reads another copy. */
  public Path context() {
    return path.resolve("context.json");
  }

  /** Everything the task wrote to its standard streams. */
  public Path log() {
    return path.resolve("log.txt");
  }

  /** The executed notebook of a notebook task. */
  public Path notebook() {
    return path.resolve("notebook.ipynb");
  }

  /** What only the running attempt needs: inputs, context, scratch. Removed at its end. */
  public Path work() {
    return path.resolve("work");
  }
}
