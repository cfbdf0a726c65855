package io.clockwork.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The stretch of time a run covers, in the schedule's zone. Without a schedule both ends are the
 * run's moment.
 *
 * @param start inclusive, whole seconds
 * @param end exclusive, whole seconds
 */
public record Interval(ZonedDateTime start, ZonedDateTime end) {
  private static final DateTimeFormatter RFC_3339 =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);
  private static final DateTimeFormatter NO_DASHES =
      DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

  /** Cuts off fractions of a second. */
  public Interval {
    start = start.truncatedTo(ChronoUnit.SECONDS);
    end = end.truncatedTo(ChronoUnit.SECONDS);
    if (end.isBefore(start)) {
      throw new IllegalArgumentException("an interval cannot end before it starts");
    }
  }

  /** The interval of a run without a schedule. */
  public static Interval at(Instant moment, ZoneId zone) {
    ZonedDateTime local = moment.atZone(zone);
    return new Interval(local, local);
  }

  /** The local date of the start: {@code run.date}. */
  public LocalDate date() {
    return start.toLocalDate();
  }

  /** {@code run.date_nodash}: the date as {@code 20260131}. */
  public String dateNoDash() {
    return date().format(NO_DASHES);
  }

  /** {@code run.interval_start}: RFC 3339 with offset and whole seconds. */
  public String startText() {
    return start.format(RFC_3339);
  }

  /** {@code run.interval_end}: RFC 3339 with offset and whole seconds. */
  public String endText() {
    return end.format(RFC_3339);
  }
}
