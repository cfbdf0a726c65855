package io.clockwork.cli.progress;

import java.io.PrintStream;
import java.time.Instant;

/** Shows notes alone: programs read the events instead. */
public final class SilentView implements RunView {
  private final PrintStream err;

  /** A view on this stream. */
  public SilentView(PrintStream err) {
    this.err = err;
  }

  @Override
  public void started(String headline, int tasks) {}

  @Override
  public void attempt(String task, int number) {}

  @Override
  public void line(String task, String text) {}

  @Override
  public void retry(String task, int nextAttempt, Instant at, String reason) {}

  @Override
  public void ended(EndedTask task) {}

  @Override
  public void note(String text) {
    err.println(text);
  }

  @Override
  public void close() {}
}
