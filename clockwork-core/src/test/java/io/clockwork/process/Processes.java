package io.clockwork.process;

import java.io.File;

/** Looks at processes from outside. */
final class Processes {
  private Processes() {}

  /** Whether a process is there and not dead; a dead one may still wait for its parent. */
  static boolean isAlive(long pid) {
    File process = new File("/proc", Long.toString(pid));
    return new File("/proc/self").exists()
        ? ProcessStat.read(process, new byte[ProcessStat.SIZE]).isAlive()
        : ProcessHandle.of(pid).isPresent();
  }
}
