package io.clockwork.cli.progress;

import java.time.Instant;

/** Shows nothing: programs read the events instead. */
public final class SilentView implements RunView {
  /** A view of nothing. */
  public SilentView() {}

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
  public void note(String text) {}

  @Override
  public void close() {}
}
