package io.clockwork.store;

import io.clockwork.model.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells whether a published file or directory was written to since: by size, modification time in
 * nanoseconds and inode, without reading it.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of what stands there now; empty if nothing of this type does. */
  public static Optional<String> of(DataType type, Path path) throws IOException {
    FileStat stat = FileStat.of(path);
    if (type == DataType.FILE && stat.kind() == FileKind.FILE) {
      return Optional.of(of(stat));
    }
    if (type == DataType.DIRECTORY && stat.kind() == FileKind.DIRECTORY) {
      return Optional.of(DirectoryScan.of(path).fingerprint());
    }
    return Optional.empty();
  }

  static String of(FileStat stat) {
    return "file:" + stat.size() + ":" + stat.modifiedNanos() + ":" + stat.inode();
  }
}
