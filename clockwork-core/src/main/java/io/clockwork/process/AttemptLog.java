package io.clockwork.process;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.LogStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The log of one attempt: every line goes to a sink as it is written, and to {@code log.txt}. There
 * lines of Clockwork itself begin with {@code clockwork: }. A sink or disk that fails does not stop
 * the task, whose output must be read on.
 */
final class AttemptLog implements AutoCloseable {
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
  void say(String text) {
    String masked = mask.mask(text);
    show(LogStream.CLOCKWORK, masked);
    keep(("clockwork: " + masked + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** A text without the attempt's secrets. */
  String masked(String text) {
    return mask.mask(text);
  }

  /** Reads a stream of the task to its end. */
  void pump(LogStream stream, InputStream in) {
    SecretMask.Filter filter = mask.filter();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    LineCutter cutter =
        new LineCutter(
            line -> {
              show(stream, text(line));
              lines.writeBytes(line);
              lines.write('\n');
            });
    byte[] chunk = new byte[CHUNK];
    for (int read = read(in, chunk); read >= 0; read = read(in, chunk)) {
      cutter.feed(filter.feed(Arrays.copyOf(chunk, read), false));
      keep(lines.toByteArray());
      lines.reset();
    }
    cutter.feed(filter.feed(new byte[0], true));
    cutter.end();
    keep(lines.toByteArray());
  }

  /** A stream that was closed because nobody waits for it any more is at its end. */
  private static int read(InputStream in, byte[] chunk) {
    try {
      return in.read(chunk);
    } catch (IOException e) {
      return -1;
    }
  }

  private static String text(byte[] line) {
    boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
    return new String(line, 0, line.length - (carriageReturn ? 1 : 0), StandardCharsets.UTF_8);
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
