package io.clockwork.schedule;

import io.clockwork.schedule.ScheduleDraft.TimingDraft;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * When a schedule runs: what stands under the key {@code schedule}.
 *
 * @param cron empty if it runs only when asked
 * @param timezone whose clock is meant; the platform's if empty
 * @param start no interval starts before it; there with a cron, and only then
 * @param end no interval starts after it; a day counts as a whole
 * @param catchup whether runs that were missed are made up for
 * @param maxActiveRuns how many runs there are at a time, at most
 * @param timeout how long a whole run may take; without one as long as it likes
 */
public record Timing(
    Optional<Cron> cron,
    Optional<ZoneId> timezone,
    Optional<DateOrTime> start,
    Optional<DateOrTime> end,
    boolean catchup,
    int maxActiveRuns,
    Optional<Duration> timeout) {
  /** How many runs there are at a time unless something else is said. */
  public static final int DEFAULT_MAX_ACTIVE_RUNS = 1;

  /** Refuses nulls. */
  public Timing {
    Objects.requireNonNull(cron, "cron");
    Objects.requireNonNull(timezone, "timezone");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(timeout, "timeout");
  }

  /** Of a draft without problems. */
  static Timing of(TimingDraft draft) {
    return new Timing(
        draft.cron().flatMap(Cron::parse),
        draft.timezone().map(ZoneId::of),
        draft.start().flatMap(DateOrTime::parse),
        draft.end().flatMap(DateOrTime::parse),
        draft.catchup(),
        draft.maxActiveRuns(),
        draft.timeout());
  }

  /**
   * The intervals of its runs.
   *
   * @param fallback the zone where it has none of its own: the platform's, otherwise UTC
   */
  public Timetable timetable(ZoneId fallback) {
    return new Timetable(cron, timezone.orElse(fallback), start, end);
  }
}
