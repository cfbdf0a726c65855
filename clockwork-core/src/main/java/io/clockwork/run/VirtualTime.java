package io.clockwork.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/**
 * Time that passes only when an executor says so, or while a run waits for nothing else: a day's
 * delay before a retry is over at once. For one run after the other; not thread-safe.
 *
 * @see LocalRunner.Builder#virtualTime
 */
public final class VirtualTime implements InstantSource {
  /** Where time begins unless something else is said: midnight of the first day of 2026 in UTC. */
  public static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");

  private Instant now;
  private Optional<Duration> taken = Optional.of(Duration.ZERO);
  private boolean used;

  private VirtualTime(Instant start) {
    now = start;
  }

  /** Time that begins at {@link #BEGINNING}. */
  public static VirtualTime create() {
    return startingAt(BEGINNING);
  }

  /** Time that begins at a moment. */
  public static VirtualTime startingAt(Instant start) {
    return new VirtualTime(Objects.requireNonNull(start, "start"));
  }

  /** The moment it is. It stands still while an executor is at an attempt. */
  @Override
  public Instant instant() {
    return now;
  }

  /**
   * Lets the attempt that is executed take longer by this.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public void pass(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go back by " + duration);
    }
    taken = taken.map(before -> before.plus(duration));
  }

  /** Lets the attempt that is executed never end by itself; its outcome is of no interest. */
  public void passForEver() {
    taken = Optional.empty();
  }

  /**
   * Lets the attempt that is executed end after this at the latest, as a timeout does.
   *
   * @return whether it would have taken longer
   */
  public boolean endAfter(Duration limit) {
    boolean late = taken.isEmpty() || taken.get().compareTo(limit) > 0;
    if (late) {
      taken = Optional.of(limit);
    }
    return late;
  }

  /** How long the attempt that is executed takes so far; empty if for ever. */
  public Optional<Duration> taken() {
    return taken;
  }

  /** An attempt begins, which has taken no time yet. */
  void beginAttempt() {
    taken = Optional.of(Duration.ZERO);
  }

  void goTo(Instant moment) {
    if (moment.isAfter(now)) {
      now = moment;
    }
  }

  void use() {
    if (used) {
      throw new IllegalStateException("a run in this virtual time goes on already");
    }
    used = true;
  }

  void release() {
    used = false;
  }
}
