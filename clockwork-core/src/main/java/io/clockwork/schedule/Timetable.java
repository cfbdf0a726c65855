package io.clockwork.schedule;

import io.clockwork.contract.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which intervals the runs of a schedule cover. A scheduled run covers the time between two ticks
 * of the cron and starts at its end. A run by hand covers the last interval that was complete at
 * its moment; {@code start} and {@code end} do not bound it. Without a cron both ends of the
 * interval are the moment.
 *
 * @param cron empty if it runs only when asked
 * @param zone whose clock the cron means, and in whose offset intervals are
 * @param start no scheduled interval starts before it
 * @param end no scheduled interval starts after it; a day counts as a whole
 */
public record Timetable(
    Optional<Cron> cron, ZoneId zone, Optional<DateOrTime> start, Optional<DateOrTime> end) {

  /** Refuses nulls. */
  public Timetable {
    Objects.requireNonNull(cron, "cron");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  /** The interval of a run by hand. */
  public Interval at(Instant moment) {
    if (cron.isEmpty()) {
      return Interval.at(moment, zone);
    }
    Ticks ticks = new Ticks(cron.get(), zone);
    Instant end = ticks.notAfter(moment);
    return interval(ticks.previous(end), end);
  }

  /**
   * The interval of a run by hand for a day, which is the first with that {@code run.date}, or for
   * a moment.
   *
   * @throws NoIntervalException if no interval has that date
   */
  public Interval at(DateOrTime when) {
    if (when instanceof DateOrTime.Day day && cron.isPresent()) {
      return on(day.date())
          .orElseThrow(() -> new NoIntervalException(day.date(), neighbours(day.date())));
    }
    return at(when.first(zone));
  }

  /** The first interval that starts on a day; empty if none does. */
  private Optional<Interval> on(LocalDate date) {
    Ticks ticks = new Ticks(cron.orElseThrow(), zone);
    Instant start = ticks.notBefore(date.atStartOfDay(zone).toInstant());
    return Optional.of(interval(start, ticks.next(start)))
        .filter(interval -> interval.date().equals(date));
  }

  /** The dates of the last interval that starts before a day, and of the first after it. */
  private List<LocalDate> neighbours(LocalDate date) {
    Ticks ticks = new Ticks(cron.orElseThrow(), zone);
    Instant day = date.atStartOfDay(zone).toInstant();
    return Stream.of(ticks.previous(day), ticks.notBefore(day))
        .map(start -> start.atZone(zone).toLocalDate())
        .toList();
  }

  /** The first interval that is scheduled; empty without a cron or a start. */
  public Optional<Interval> first() {
    if (cron.isEmpty() || start.isEmpty()) {
      return Optional.empty();
    }
    return scheduled(new Ticks(cron.get(), zone).notBefore(start.get().first(zone)));
  }

  /** The interval that is scheduled after another one; empty if there is none. */
  public Optional<Interval> after(Interval last) {
    if (cron.isEmpty()) {
      return Optional.empty();
    }
    Ticks ticks = new Ticks(cron.get(), zone);
    Instant next = ticks.notAfter(last.end().toInstant());
    Instant earliest = start.map(s -> ticks.notBefore(s.first(zone))).orElse(next);
    next = next.isBefore(earliest) ? earliest : next;
    Instant before = last.start().toInstant();
    return scheduled(next.isAfter(before) ? next : ticks.next(before));
  }

  private Optional<Interval> scheduled(Instant from) {
    boolean beyond = end.filter(e -> from.isAfter(e.last(zone))).isPresent();
    return beyond
        ? Optional.empty()
        : Optional.of(interval(from, new Ticks(cron.orElseThrow(), zone).next(from)));
  }

  private Interval interval(Instant from, Instant to) {
    return new Interval(from.atZone(zone), to.atZone(zone));
  }
}
