package io.clockwork.cli.progress;

import io.clockwork.cli.console.Style;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;

/** One line an event, for pipes, files and build servers; logs too, each line with its task. */
public final class PlainView implements RunView {
  private final PrintStream err;
  private final InstantSource clock;
  private final RunLines lines;

  /** A view on this stream. */
  public PlainView(PrintStream err, Style style, InstantSource clock) {
    this.err = err;
    this.clock = clock;
    lines = new RunLines(style);
  }

  @Override
  public void started(String headline, int tasks) {
    err.println(headline);
  }

  @Override
  public void attempt(String task, int number) {
    err.println(lines.attempt(task, number));
  }

  @Override
  public void line(String task, String text) {
    err.println(lines.log(task, text));
  }

  @Override
  public void retry(String task, int nextAttempt, Instant at, String reason) {
    err.println(lines.retry(task, nextAttempt, clock.instant(), at, reason));
  }

  @Override
  public void ended(EndedTask task) {
    err.println(lines.ended(task));
  }

  @Override
  public void note(String text) {
    err.println(text);
  }

  @Override
  public void close() {}
}
