package io.clockwork.airflow;

import io.clockwork.run.RunClock;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/** Stands still, but for delays between attempts: those are over at once. */
final class LeapingClock implements RunClock {
  private volatile Instant now = Instant.parse("2026-01-31T10:00:00Z");

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
