package io.clockwork.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What the system tells about a path, links not followed.
 *
 * @param kind what stands there; of nothing all else is 0
 * @param size in bytes
 * @param modifiedNanos when its content was last written, in nanoseconds since 1970
 * @param inode which tells it from another file of the same name
 * @param executable whether anybody may execute it
 */
record FileStat(FileKind kind, long size, long modifiedNanos, long inode, boolean executable) {
  private static final FileStat NOTHING = new FileStat(FileKind.NOTHING, 0, 0, 0, false);
  private static final String ATTRIBUTES = "unix:mode,size,lastModifiedTime,ino";
  private static final int EXECUTABLE = 0111;

  static FileStat of(Path path) throws IOException {
    try {
      Map<String, Object> read = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      int mode = (int) number(read, "mode");
      FileTime modified = (FileTime) Objects.requireNonNull(read.get("lastModifiedTime"));
      return new FileStat(
          FileKind.of(mode),
          number(read, "size"),
          modified.to(TimeUnit.NANOSECONDS),
          number(read, "ino"),
          (mode & EXECUTABLE) != 0);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return NOTHING;
    }
  }

  private static long number(Map<String, Object> read, String attribute) {
    return ((Number) Objects.requireNonNull(read.get(attribute))).longValue();
  }
}
