package io.clockwork.run;

import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Stands still, but for delays that nothing else can end: those are over at once. */
final class VirtualClock implements RunClock {
  static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // The caller looks again.
  public void await(Condition changed, Instant until, boolean idle) throws InterruptedException {
    if (idle) {
      now = until;
    } else {
      changed.await();
    }
  }
}
