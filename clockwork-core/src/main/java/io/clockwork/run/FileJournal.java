package io.clockwork.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A file of one JSON line an event, only ever appended to. What was flushed survives the death of
 * the process at once, and that of the machine at most 200 ms later. A line that cannot be written
 * whole, as on a full disk, is taken back.
 *
 * <p>Uses plain file output: an interrupt of the writing thread must not close the file.
 */
final class FileJournal implements Journal {
  private static final long SYNC_EVERY_MILLIS = 200;

  private final RandomAccessFile file;
  private final StringBuilder pending = new StringBuilder();
  private final ScheduledThreadPoolExecutor syncing;
  private long length;
  private volatile boolean dirty;
  private volatile @Nullable IOException syncFailure;

  private FileJournal(RandomAccessFile file, long length) {
    this.file = file;
    this.length = length;
    syncing = new ScheduledThreadPoolExecutor(1, FileJournal::daemon);
    var unused =
        syncing.scheduleWithFixedDelay(
            this::syncIfDirty, SYNC_EVERY_MILLIS, SYNC_EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "clockwork-journal");
    thread.setDaemon(true);
    return thread;
  }

  /** Opens a journal, a new one or one that goes on; a torn last line is cut off. */
  static FileJournal open(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      long length = endOfWholeLines(file);
      file.setLength(length);
      file.seek(length);
      return new FileJournal(file, length);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static long endOfWholeLines(RandomAccessFile file) throws IOException {
    byte[] block = new byte[8192];
    long end = file.length();
    while (end > 0) {
      int size = (int) Math.min(block.length, end);
      file.seek(end - size);
      file.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - size + i + 1;
        }
      }
      end -= size;
    }
    return 0;
  }

  @Override
  public void append(RunEvent event) {
    pending.append(RunEventJson.write(event)).append('\n');
  }

  @Override
  public void flush() throws IOException {
    byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
    pending.setLength(0);
    IOException failed = syncFailure;
    if (failed != null) {
      throw new IOException(failed.getMessage(), failed);
    }
    try {
      file.write(bytes);
      length += bytes.length;
      dirty = true;
    } catch (IOException e) {
      file.setLength(length);
      throw e;
    }
  }

  private void syncIfDirty() {
    if (dirty) {
      dirty = false;
      try {
        file.getFD().sync();
      } catch (IOException e) {
        syncFailure = e;
      }
    }
  }

  @Override
  public void close() throws IOException {
    syncing.shutdown();
    try (file) {
      flush();
      file.getFD().sync();
    }
  }
}
