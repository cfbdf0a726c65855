package io.clockwork.git;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * The moment by which one question must be answered.
 *
 * @param limit how long it may take
 * @param end by {@link System#nanoTime}
 */
record Deadline(Duration limit, long end) {

  static Deadline in(Duration limit) {
    return new Deadline(limit, System.nanoTime() + limit.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /** A timeout for a socket: never 0, which would mean none. */
  int millis(long wanted) {
    return (int) Math.max(1, Math.min(wanted, left().toMillis()));
  }

  void check() throws InterruptedIOException {
    if (isOver()) {
      throw new InterruptedIOException("time limit");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted");
    }
  }
}
