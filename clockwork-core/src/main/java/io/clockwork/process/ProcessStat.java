package io.clockwork.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;

/**
 * What {@code /proc/PID/stat} says of a process; see proc(5).
 *
 * @param pid its id
 * @param state a letter; {@code Z} and {@code X} are dead
 * @param session its session
 * @param startTime when it was started, in ticks since the machine was
 */
record ProcessStat(long pid, char state, long session, long startTime) {
  /** Longer than any such file. */
  static final int SIZE = 1024;

  private static final ProcessStat GONE = new ProcessStat(0, 'X', 0, 0);
  private static final int FIELDS_BETWEEN = 15;

  /** Reads a process's folder; what has ended meanwhile is dead. */
  static ProcessStat read(File process, byte[] buffer) {
    try (FileInputStream in = new FileInputStream(new File(process, "stat"))) {
      int length = Math.max(0, in.read(buffer));
      return parse(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    } catch (IOException | RuntimeException e) {
      return GONE;
    }
  }

  private static ProcessStat parse(String text) {
    long pid = Long.parseLong(text, 0, text.indexOf(' '), 10);
    // The name before the last parenthesis may itself hold any character.
    StringTokenizer fields = new StringTokenizer(text.substring(text.lastIndexOf(')') + 1), " ");
    char state = fields.nextToken().charAt(0);
    fields.nextToken();
    fields.nextToken();
    long session = Long.parseLong(fields.nextToken());
    for (int i = 0; i < FIELDS_BETWEEN; i++) {
      fields.nextToken();
    }
    return new ProcessStat(pid, state, session, Long.parseLong(fields.nextToken()));
  }

  boolean isAlive() {
    return state != 'Z' && state != 'X';
  }
}
