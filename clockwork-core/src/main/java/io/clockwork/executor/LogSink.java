package io.clockwork.executor;

/** Takes the lines of an attempt's log as they are written. Called by several threads. */
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
