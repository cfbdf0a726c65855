package io.clockwork.attempt;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one at a time, of all threads and processes of this machine, work on a folder: from {@link
 * #of} to {@link #close}, which any thread may call.
 */
public final class FolderLock implements AutoCloseable {
  private static final long POLL_MILLIS = 50;

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, by a file beside the folder; waits while somebody else holds it.
   *
   * @param waiting run once if there is a wait
   */
  public static FolderLock of(Path folder, Runnable waiting)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            folder.resolveSibling(folder.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = tryLock(channel);
      if (!locked) {
        waiting.run();
      }
      while (!locked) {
        Thread.sleep(POLL_MILLIS);
        locked = tryLock(channel);
      }
      return new FolderLock(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this JVM.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
