package io.clockwork.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock a process holds on a run for as long as it is at it. The operating system takes it back
 * when the process dies, however it dies.
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
   * Whether a process other than this one holds the lock. To be asked only about runs of other
   * processes: on POSIX systems closing any handle of a file gives up all locks of the process on
   * it, so that merely asking would free a lock held by ourselves.
   */
  static boolean isHeldElsewhere(Path path) throws IOException {
    if (!Files.exists(path)) {
      return false;
    }
    Optional<RunLock> lock = acquire(path);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
