package io.clockwork.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The processes of this machine as Linux shows them in {@code /proc}. Elsewhere it is empty, and
 * what left its process group is not found. It is read at the end of every attempt, and so as
 * cheaply as Java can.
 */
final class ProcessTable {
  private final File proc;

  ProcessTable(Path proc) {
    this.proc = proc.toFile();
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

  /** Whether there is a table at all. */
  boolean isThere() {
    return new File(proc, "self").exists();
  }

  /** When a process was started, in ticks since the machine was. */
  OptionalLong startTime(long pid) {
    ProcessStat stat =
        ProcessStat.read(new File(proc, Long.toString(pid)), new byte[ProcessStat.SIZE]);
    return stat.isAlive() ? OptionalLong.of(stat.startTime()) : OptionalLong.empty();
  }

  /**
   * The living processes in a session, or with a variable in their environment at their start.
   * Whoever is dead and only waits for its parent to notice is not among them.
   *
   * @param since only what was started then or later
   * @param variable as {@code NAME=value}
   */
  List<Entry> find(long session, long since, String variable) {
    byte[] wanted = ("\0" + variable + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] buffer = new byte[ProcessStat.SIZE];
    List<Entry> found = new ArrayList<>();
    for (File process : processes()) {
      ProcessStat stat = ProcessStat.read(process, buffer);
      boolean inSession = stat.session() == session;
      if (stat.isAlive()
          && (inSession || (stat.startTime() >= since && isMarked(process, wanted)))) {
        found.add(new Entry(stat.pid(), inSession));
      }
    }
    return found;
  }

  /** Where an output of a process leads, as the system names it: {@code pipe:[4711]}. */
  Optional<String> output(long pid, int descriptor) {
    return output(new File(proc, Long.toString(pid)), descriptor);
  }

  private static Optional<String> output(File process, int descriptor) {
    try {
      Path link = process.toPath().resolve("fd").resolve(Integer.toString(descriptor));
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The living processes whose standard output or error is one of these.
   *
   * @param since only what was started then or later
   */
  List<Long> findWritingTo(Set<String> outputs, long since) {
    byte[] buffer = new byte[ProcessStat.SIZE];
    List<Long> found = new ArrayList<>();
    for (File process : processes()) {
      ProcessStat stat = ProcessStat.read(process, buffer);
      if (stat.isAlive()
          && stat.startTime() >= since
          && (output(process, 1).filter(outputs::contains).isPresent()
              || output(process, 2).filter(outputs::contains).isPresent())) {
        found.add(stat.pid());
      }
    }
    return found;
  }

  private List<File> processes() {
    String[] names = proc.list();
    List<File> processes = new ArrayList<>();
    for (String name : names == null ? new String[0] : names) {
      if (name.charAt(0) <= '9') {
        processes.add(new File(proc, name));
      }
    }
    return processes;
  }

  private static boolean isMarked(File process, byte[] wanted) {
    try {
      return contains(Files.readAllBytes(process.toPath().resolve("environ")), wanted);
    } catch (IOException e) {
      // It has ended meanwhile, or belongs to somebody else.
      return false;
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
