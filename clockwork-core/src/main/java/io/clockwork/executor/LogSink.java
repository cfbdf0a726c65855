package io.clockwork.executor;

/**
 * Takes the lines of an attempt's log as they are written. Thread-safe: each stream of the task has
 * a thread that calls it. What it throws ends up with whoever runs the attempt, after its end.
 */
@FunctionalInterface
public interface LogSink {

  /**
   * One line without its end. A line longer than 64 KiB comes in pieces of that size.
   *
   * @param stream where it comes from
   * @param text whole UTF-8, with U+FFFD for bytes that are none; secrets are masked
   */
  void line(LogStream stream, String text);
}
