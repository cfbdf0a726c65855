package io.clockwork.process;

import io.clockwork.executor.LogStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A running command with all its children: those in its session, and those that left it but carry
 * the attempt's environment.
 */
final class TaskProcess {
  private static final Duration DEATH = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMillis(200);
  private static final long POLL_MILLIS = 5;

  private final Process process;
  private final Guard guard;
  private final long id;
  private final ProcessTable table;
  private final String marker;
  private final long startTime;
  private final Set<String> outputs = new HashSet<>();
  private final List<Thread> pumps;

  TaskProcess(
      Process process, Guard guard, long id, ProcessTable table, String marker, ProcessLog log) {
    this.process = process;
    this.guard = guard;
    this.id = id;
    this.table = table;
    this.marker = marker;
    startTime = table.startTime(process.pid()).orElse(0);
    table.output(process.pid(), 1).ifPresent(outputs::add);
    table.output(process.pid(), 2).ifPresent(outputs::add);
    pumps =
        List.of(
            pump(LogStream.STDOUT, process.getInputStream(), log),
            pump(LogStream.STDERR, process.getErrorStream(), log));
  }

  private Thread pump(LogStream stream, InputStream in, ProcessLog log) {
    Thread thread =
        new Thread(() -> log.pump(stream, in), "clockwork " + stream.id() + " of " + process.pid());
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for the command's own end; false if that does not come in time. */
  boolean await(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the command's own end. */
  void await() throws InterruptedException {
    process.waitFor();
  }

  /** The exit code of a command that has ended; 128+n for death by signal n. */
  int exitCode() {
    return process.exitValue();
  }

  /**
   * Asks the task to end, and gives it time to. Children outside its process group are asked once
   * the command itself has ended: until then they are its own affair, as the kernel of a notebook
   * is. An interrupt while waiting cuts it short.
   *
   * @return whether it was cut short
   */
  boolean stop(Duration grace) {
    long deadline = System.nanoTime() + grace.toNanos();
    Set<Long> descendants = descendants();
    guard.signal(id, "TERM");
    try {
      process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
      outsiders(descendants)
          .forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
      while (System.nanoTime() < deadline && isAnyAlive(descendants)) {
        Thread.sleep(POLL_MILLIS);
      }
      return false;
    } catch (InterruptedException e) {
      return true;
    } finally {
      outsiders(descendants).forEach(TaskProcess::destroy);
    }
  }

  /**
   * Who was still there when the command itself had ended.
   *
   * @param count how many
   * @param survivors those that could not be killed
   */
  record Leftovers(int count, List<Long> survivors) {}

  /** Kills what is left, and waits until the log is complete. */
  Leftovers end() throws InterruptedException {
    try {
      Leftovers leftovers = kill();
      int holders = 0;
      long deadline = System.nanoTime() + DEATH.toNanos();
      while (!joinPumps(SOON) && System.nanoTime() < deadline) {
        holders = Math.max(holders, killHolders());
        if (holders == 0 && table.isThere()) {
          // Nobody writes any more: what is still to be read is only read slowly.
          deadline = Long.MAX_VALUE;
        }
      }
      return new Leftovers(leftovers.count() + holders, leftovers.survivors());
    } finally {
      guard.forget(id);
      close(process.getInputStream());
      close(process.getErrorStream());
    }
  }

  /** Who holds the output left the session and dropped the attempt's environment. */
  private int killHolders() {
    List<Long> holders = table.findWritingTo(outputs, startTime);
    holders.forEach(TaskProcess::destroy);
    return holders.size();
  }

  private boolean joinPumps(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    for (Thread pump : pumps) {
      pump.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
    }
    return pumps.stream().noneMatch(Thread::isAlive);
  }

  private Leftovers kill() throws InterruptedException {
    long deadline = System.nanoTime() + DEATH.toNanos();
    descendants().forEach(TaskProcess::destroy);
    // Not by the Process itself: that would close the streams that are still to be read.
    process.toHandle().destroyForcibly();
    process.waitFor();
    List<Long> alive = alive();
    // A later look may find who had no readable environment yet, between fork and exec.
    Set<Long> seen = new LinkedHashSet<>(alive);
    if (!alive.isEmpty() || !table.isThere()) {
      guard.signal(id, "KILL");
    }
    while (!alive.isEmpty() && System.nanoTime() < deadline) {
      alive.forEach(TaskProcess::destroy);
      Thread.sleep(POLL_MILLIS);
      alive = alive();
      seen.addAll(alive);
    }
    return new Leftovers(seen.size(), alive);
  }

  private boolean isAnyAlive(Set<Long> descendants) {
    return process.isAlive() || !alive().isEmpty() || !outsiders(descendants).isEmpty();
  }

  private List<Long> alive() {
    return table.find(process.pid(), startTime, marker).stream()
        .map(ProcessTable.Entry::pid)
        .toList();
  }

  private Set<Long> descendants() {
    return process.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** Who is alive and not in the session: of the earlier descendants, and of the marked. */
  private Set<Long> outsiders(Set<Long> descendants) {
    Set<Long> outsiders = new LinkedHashSet<>(descendants);
    outsiders.removeIf(pid -> ProcessHandle.of(pid).isEmpty());
    for (ProcessTable.Entry entry : table.find(process.pid(), startTime, marker)) {
      if (entry.inSession()) {
        outsiders.remove(entry.pid());
      } else {
        outsiders.add(entry.pid());
      }
    }
    return outsiders;
  }

  private static void destroy(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private static void close(InputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // Nothing more is read from it in any case.
    }
  }
}
