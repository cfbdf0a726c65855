package io.clockwork.model;

import java.time.Duration;
import java.util.Objects;

/**
 * How often a failed attempt is repeated, and after which delay.
 *
 * @param count attempts after the first one; 0 means none
 * @param delay before the second attempt; 30 s by default
 * @param backoff how the delay grows; constant by default
 * @param maxDelay what an exponential delay never exceeds; 1 h by default
 */
public record RetryPolicy(int count, Duration delay, Backoff backoff, Duration maxDelay) {
  /** Delay where none is given. */
  public static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

  /** Longest delay where none is given. */
  public static final Duration DEFAULT_MAX_DELAY = Duration.ofHours(1);

  /** Most retries a task may ask for. */
  public static final int MAX_COUNT = 100;

  /** No retries. */
  public static final RetryPolicy NONE = RetryPolicy.of(0);

  /** Refuses nulls; whether the numbers make sense is checked by the pipeline's builder. */
  public RetryPolicy {
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(backoff, "backoff");
    Objects.requireNonNull(maxDelay, "maxDelay");
  }

  /** This many retries with the default delay. */
  public static RetryPolicy of(int count) {
    return new RetryPolicy(count, DEFAULT_DELAY, Backoff.CONSTANT, DEFAULT_MAX_DELAY);
  }

  /** The same with another delay. */
  public RetryPolicy withDelay(Duration value) {
    return new RetryPolicy(count, value, backoff, maxDelay);
  }

  /** The same, doubling the delay after every attempt up to {@code max}. */
  public RetryPolicy exponential(Duration max) {
    return new RetryPolicy(count, delay, Backoff.EXPONENTIAL, max);
  }

  /**
   * How long to wait after failed attempt {@code n}, counted from 1 within this run of the task:
   * {@code delay}, or {@code delay} x 2^(n-1) when exponential, never more than {@code maxDelay}.
   */
  public Duration delayAfter(int n) {
    Duration wait = delay;
    if (backoff == Backoff.EXPONENTIAL) {
      for (int i = 1; i < n && wait.compareTo(maxDelay) < 0; i++) {
        wait = wait.multipliedBy(2);
      }
    }
    return wait.compareTo(maxDelay) > 0 ? maxDelay : wait;
  }
}
