package io.clockwork.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock a process holds on a run for as long as it is at it. The operating system takes it back
 * when the process dies, however it dies. The file holds the process's id while it is locked, and
 * is empty after an orderly end.
 */
final class RunLock implements AutoCloseable {
  private final RandomAccessFile file;

  private RunLock(RandomAccessFile file) {
    this.file = file;
  }

  /** The lock; empty if somebody holds it. */
  static Optional<RunLock> acquire(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    boolean acquired = false;
    try {
      FileLock lock = file.getChannel().tryLock();
      acquired = lock != null;
      if (acquired) {
        file.setLength(0);
        file.write((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    } catch (OverlappingFileLockException e) {
      // Held within this very process.
      acquired = false;
    } finally {
      if (!acquired) {
        file.close();
      }
    }
    return acquired ? Optional.of(new RunLock(file)) : Optional.empty();
  }

  /**
   * Whether a lock is held.
   *
   * @param holder the process that took it last
   */
  static boolean isHeld(Path path, RunOrigin.OsProcess holder) throws IOException {
    if (!Files.exists(path)) {
      return false;
    }
    if (holder.equals(RunOrigin.OsProcess.current())) {
      // On POSIX systems closing any handle of a file gives up all locks of the process on it, so
      // that trying would free what we hold ourselves. The size tells without opening.
      return Files.size(path) > 0;
    }
    Optional<RunLock> lock = acquire(path);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  @Override
  public void close() throws IOException {
    try (file) {
      file.setLength(0);
    }
  }
}
