package io.clockwork.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The processes of this machine as Linux shows them in {@code /proc}. Elsewhere it is empty, and
 * what left its process group is not found.
 */
final class ProcessTable {
  private static final int SESSION_FIELD = 3;

  private final Path proc;

  ProcessTable(Path proc) {
    this.proc = proc;
  }

  /** The table of this machine. */
  static ProcessTable ofThisMachine() {
    return new ProcessTable(Path.of("/proc"));
  }

  /**
   * A living process.
   *
   * @param pid its id
   * @param inSession whether it is in the session that was asked for
   */
  record Entry(long pid, boolean inSession) {}

  /**
   * The living processes in a session, or with a variable in their environment at their start.
   * Whoever is dead and only waits for its parent to notice is not among them.
   *
   * @param variable as {@code NAME=value}
   */
  List<Entry> find(long session, String variable) {
    byte[] wanted = ("\0" + variable + "\0").getBytes(StandardCharsets.UTF_8);
    List<Entry> found = new ArrayList<>();
    if (!Files.isDirectory(proc)) {
      return found;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        entry(process, session, wanted).ifPresent(found::add);
      }
    } catch (IOException e) {
      return found;
    }
    return found;
  }

  private static Optional<Entry> entry(Path process, long session, byte[] wanted) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The name before the last parenthesis may itself hold any character.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      boolean inSession = Long.parseLong(fields[SESSION_FIELD]) == session;
      boolean marked =
          inSession || contains(Files.readAllBytes(process.resolve("environ")), wanted);
      long pid = Long.parseLong(process.getFileName().toString());
      return marked ? Optional.of(new Entry(pid, inSession)) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // It has ended meanwhile, or belongs to somebody else.
      return Optional.empty();
    }
  }

  /** Whether a variable, between NULs, is in an environment; its first one has no NUL before it. */
  private static boolean contains(byte[] environment, byte[] wanted) {
    for (int start = -1; start + wanted.length <= environment.length; start++) {
      int i = start < 0 ? 1 : 0;
      while (i < wanted.length && environment[start + i] == wanted[i]) {
        i++;
      }
      if (i == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
