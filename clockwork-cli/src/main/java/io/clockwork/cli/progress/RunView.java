package io.clockwork.cli.progress;

import java.time.Instant;

/** Shows a run while it goes on. Called in the order of events, by one thread at a time. */
public interface RunView extends AutoCloseable {

  /**
   * The run begins.
   *
   * @param headline what runs, one line
   * @param tasks how many tasks it has
   */
  void started(String headline, int tasks);

  /** An attempt of a task begins. */
  void attempt(String task, int number);

  /** A line of a task's log. */
  void line(String task, String text);

  /** An attempt failed and there will be another. */
  void retry(String task, int nextAttempt, Instant at, String reason);

  /** A task ended for good. */
  void ended(EndedTask task);

  /** Something the user should know, in one or more lines. */
  void note(String text);

  /** Ends the view; what is said afterwards is printed as it is. */
  @Override
  void close();
}
