package io.clockwork.attempt;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a stream of bytes into lines, without their ends. A line longer than 64 KiB comes in pieces
 * of at most that size, none of which ends inside a UTF-8 character.
 */
final class LineCutter {
  static final int LONGEST = 64 * 1024;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<byte[]> lines;

  LineCutter(Consumer<byte[]> lines) {
    this.lines = lines;
  }

  void feed(byte[] bytes) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        line.write(bytes, start, i - start);
        cutLong();
        lines.accept(line.toByteArray());
        line.reset();
        start = i + 1;
      }
    }
    line.write(bytes, start, bytes.length - start);
    cutLong();
  }

  /** A last line may lack its end. */
  void end() {
    if (line.size() > 0) {
      lines.accept(line.toByteArray());
      line.reset();
    }
  }

  private void cutLong() {
    if (line.size() <= LONGEST) {
      return;
    }
    byte[] all = line.toByteArray();
    int start = 0;
    while (all.length - start > LONGEST) {
      int end = start + LONGEST;
      while (end > start + LONGEST - 4 && (all[end] & 0xC0) == 0x80) {
        end--;
      }
      lines.accept(Arrays.copyOfRange(all, start, end));
      start = end;
    }
    line.reset();
    line.write(all, start, all.length - start);
  }
}
