package io.clockwork.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The moments of a cron in a time zone, as Airflow's {@code CronDataIntervalTimetable} has them:
 *
 * <ul>
 *   <li>A cron of fixed hours keeps to the wall clock. A time that the clock skips is later by what
 *       was skipped; of one that comes twice the second is meant.
 *   <li>A cron of every hour keeps its distance through a change of the clock.
 * </ul>
 *
 * <p>At such changes Airflow may name a moment as the one before another that is not before it;
 * here it always is.
 */
record Ticks(Cron cron, ZoneId zone) {

  /** The first after a moment. */
  Instant next(Instant moment) {
    LocalDateTime local = local(moment);
    LocalDateTime next = cron.next(local);
    return cron.coversEveryHour() ? moment.plus(Duration.between(local, next)) : instant(next);
  }

  /** The last before a moment. */
  Instant previous(Instant moment) {
    LocalDateTime local = local(moment);
    LocalDateTime previous = cron.previous(local);
    if (cron.coversEveryHour()) {
      return moment.minus(Duration.between(previous, local));
    }
    while (!instant(previous).isBefore(moment)) {
      previous = cron.previous(previous);
    }
    return instant(previous);
  }

  /** The moment itself if it is one of these, otherwise the first after it. */
  Instant notBefore(Instant moment) {
    Instant next = next(moment);
    return previous(next).equals(moment) ? moment : next;
  }

  /** The moment itself if it is one of these, otherwise the last before it. */
  Instant notAfter(Instant moment) {
    Instant previous = previous(moment);
    return next(previous).equals(moment) ? moment : previous;
  }

  private LocalDateTime local(Instant moment) {
    return LocalDateTime.ofInstant(moment, zone);
  }

  private Instant instant(LocalDateTime local) {
    return local.atZone(zone).withLaterOffsetAtOverlap().toInstant();
  }
}
