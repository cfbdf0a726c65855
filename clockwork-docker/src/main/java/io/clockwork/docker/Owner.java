package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which process a container belongs to.
 *
 * @param host the machine's name
 * @param boot of the machine; empty where that cannot be told
 * @param pid the process
 * @param started when it started, for process ids are used again
 */
record Owner(String host, String boot, long pid, String started) {
  /** The label that all containers of Clockwork carry. */
  static final String MANAGED = "io.clockwork.managed";

  private static final String HOST = "io.clockwork.owner.host";
  private static final String BOOT = "io.clockwork.owner.boot";
  private static final String PID = "io.clockwork.owner.pid";
  private static final String STARTED = "io.clockwork.owner.started";

  /** Field 22 of proc(5)'s stat, counted behind the name of the program. */
  private static final int STARTED_FIELD = 19;

  /** This process. */
  static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(
        line("/proc/sys/kernel/hostname").orElseGet(Owner::hostVariable),
        line("/proc/sys/kernel/random/boot_id").orElse(""),
        pid,
        started(pid));
  }

  private static String hostVariable() {
    return System.getenv().getOrDefault("HOSTNAME", "localhost");
  }

  private static Optional<String> line(String file) {
    try {
      return Optional.of(Files.readString(Path.of(file)).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Ticks since the boot where the system tells; a time would move with the clock. */
  private static String started(long pid) {
    return line("/proc/" + pid + "/stat")
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[STARTED_FIELD])
        .orElseGet(
            () ->
                ProcessHandle.of(pid)
                    .flatMap(process -> process.info().startInstant())
                    .map(Instant::toString)
                    .orElse(""));
  }

  /** The labels of a container of this process. */
  Map<String, String> labels(Map<String, String> own) {
    Map<String, String> labels = new LinkedHashMap<>(own);
    labels.put(MANAGED, "true");
    labels.put(HOST, host);
    labels.put(BOOT, boot);
    labels.put(PID, Long.toString(pid));
    labels.put(STARTED, started);
    return labels;
  }

  /** Whether a container belongs to a process of this machine that is not there any more. */
  boolean isLeftOver(Map<String, String> labels) {
    return host.equals(labels.get(HOST))
        && (!boot.equals(labels.get(BOOT)) || !isAlive(labels.get(PID), labels.get(STARTED)));
  }

  private static boolean isAlive(@Nullable String pid, @Nullable String started) {
    try {
      long number = Long.parseLong(String.valueOf(pid));
      return ProcessHandle.of(number).isPresent() && started(number).equals(started);
    } catch (NumberFormatException e) {
      // Not one of ours, whatever its labels say.
      return true;
    }
  }
}
