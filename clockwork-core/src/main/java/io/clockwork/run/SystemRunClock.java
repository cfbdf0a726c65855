package io.clockwork.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;

/** The time of the system. */
final class SystemRunClock implements RunClock {
  /** What is longer is waited for in pieces: a count of nanoseconds would not hold it. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private final InstantSource source = InstantSource.system();

  @Override
  public Instant instant() {
    return source.instant();
  }

  @Override
  @SuppressWarnings("WaitNotInLoop") // The caller looks again.
  public void await(Condition changed, Instant until, boolean idle) throws InterruptedException {
    Duration wait = Duration.between(instant(), until);
    Duration bounded = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    changed.await(bounded.toNanos(), TimeUnit.NANOSECONDS);
  }
}
