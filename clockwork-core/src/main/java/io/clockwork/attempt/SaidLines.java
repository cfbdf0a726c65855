package io.clockwork.attempt;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Says, line by line, what a program prints that Clockwork runs for an attempt. */
final class SaidLines extends OutputStream {
  private final LineCutter cutter;

  SaidLines(AttemptLog log) {
    cutter = new LineCutter(line -> log.say(new String(line, StandardCharsets.UTF_8)));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    cutter.feed(Arrays.copyOfRange(bytes, from, from + count));
  }

  @Override
  public void close() {
    cutter.end();
  }
}
