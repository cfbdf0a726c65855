package io.clockwork.executor;

import java.util.Locale;

/** Where a line of a task's log comes from. */
public enum LogStream {
  /** The task's standard output. */
  STDOUT,
  /** The task's standard error. */
  STDERR,
  /** Clockwork itself, about the task. */
  CLOCKWORK;

  /** The word used in events. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
