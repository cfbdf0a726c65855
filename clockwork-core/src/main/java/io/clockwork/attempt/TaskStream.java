package io.clockwork.attempt;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Masks what a task writes to one of its streams, shows it by line and keeps it by chunk. */
final class TaskStream extends OutputStream {
  private final SecretMask.Filter filter;
  private final Consumer<byte[]> keep;
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final LineCutter cutter;

  TaskStream(SecretMask.Filter filter, Consumer<String> show, Consumer<byte[]> keep) {
    this.filter = filter;
    this.keep = keep;
    cutter =
        new LineCutter(
            line -> {
              show.accept(text(line));
              lines.writeBytes(line);
              lines.write('\n');
            });
  }

  private static String text(byte[] line) {
    boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
    return new String(line, 0, line.length - (carriageReturn ? 1 : 0), StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    cutter.feed(filter.feed(Arrays.copyOfRange(bytes, from, from + count), false));
    keepLines();
  }

  @Override
  public void close() {
    cutter.feed(filter.feed(new byte[0], true));
    cutter.end();
    keepLines();
  }

  private void keepLines() {
    keep.accept(lines.toByteArray());
    lines.reset();
  }
}
