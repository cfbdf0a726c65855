package io.clockwork.cli.history;

import io.clockwork.cli.console.SafeText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log of any size. */
public final class LogTail {
  private static final int READ = 64 * 1024;

  private LogTail() {}

  /** At most this many of its last lines that are not blank, made safe; none if there is no log. */
  public static List<String> of(Path log, int count) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - READ));
      byte[] bytes = new byte[(int) Math.min(READ, file.length())];
      file.readFully(bytes);
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .map(SafeText::line)
              .filter(line -> !line.isBlank())
              .toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }
}
