package io.clockwork.attempt;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.LogStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The log of one attempt: every line goes to a sink as it is written, and to {@code log.txt}. There
 * lines of Clockwork itself begin with {@code clockwork: }. A sink or disk that fails does not stop
 * the task, whose output must be read on. Any thread may write to it. {@link #close} ends the file,
 * and throws what the sink threw.
 */
public final class AttemptLog implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final LogSink sink;
  private final SecretMask mask;
  private final AtomicReference<@Nullable RuntimeException> sinkFailure = new AtomicReference<>();
  private final OutputStream file;
  private boolean fileFailed;

  AttemptLog(Path file, LogSink sink, SecretMask mask) throws IOException {
    this.file = Files.newOutputStream(file);
    this.sink = sink;
    this.mask = mask;
  }

  /** A line of Clockwork's own. */
  public void say(String text) {
    String masked = mask.mask(text);
    show(LogStream.CLOCKWORK, masked);
    keep(("clockwork: " + masked + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A text without the attempt's secrets. */
  public String masked(String text) {
    return mask.mask(text);
  }

  /**
   * Takes a stream of the task, in whatever pieces it comes; its last line is shown when it is
   * closed. It never throws, and is for one thread at a time. What is written to the stream of
   * Clockwork itself is said, line by line.
   */
  public OutputStream stream(LogStream stream) {
    return stream == LogStream.CLOCKWORK
        ? new SaidLines(this)
        : new TaskStream(mask.filter(), line -> show(stream, line), this::keep);
  }

  /** Reads a stream of the task to its end. */
  public void pump(LogStream stream, InputStream in) {
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = stream(stream)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        out.write(chunk, 0, read);
      }
    } catch (IOException e) {
      // A stream that was closed because nobody waits for it any more is at its end.
    }
  }

  private void show(LogStream stream, String text) {
    if (sinkFailure.get() == null) {
      try {
        sink.line(stream, text);
      } catch (RuntimeException e) {
        sinkFailure.compareAndSet(null, e);
      }
    }
  }

  private void keep(byte[] lines) {
    try {
      write(lines);
    } catch (IOException e) {
      show(LogStream.CLOCKWORK, "log.txt is not complete: " + e.getMessage());
    }
  }

  private synchronized void write(byte[] lines) throws IOException {
    if (lines.length > 0 && !fileFailed) {
      fileFailed = true;
      file.write(lines);
      fileFailed = false;
    }
  }

  /** Closes the file; throws what the sink threw, if it did. */
  @Override
  public void close() {
    try {
      synchronized (this) {
        fileFailed = true;
        file.close();
      }
    } catch (IOException e) {
      show(LogStream.CLOCKWORK, "log.txt is not complete: " + e.getMessage());
    }
    RuntimeException failure = sinkFailure.get();
    if (failure != null) {
      throw failure;
    }
  }
}
