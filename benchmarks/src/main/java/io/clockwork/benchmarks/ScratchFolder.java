package io.clockwork.benchmarks;

import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder for a measurement, removed with all that was run in it.
 *
 * @param path where it is
 */
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder create() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("clockwork-benchmark").toRealPath());
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(path);
  }
}
