package io.clockwork.run;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Goes on by a second whenever it is asked. */
final class TickingClock implements RunClock {
  private final AtomicLong seconds;

  TickingClock(Instant start) {
    seconds = new AtomicLong(start.getEpochSecond());
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochSecond(seconds.getAndIncrement());
  }

  @Override
  public void await(Condition changed, Instant until, boolean idle) {
    if (idle) {
      seconds.set(until.getEpochSecond());
    }
  }
}
