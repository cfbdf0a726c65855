package io.clockwork.schedule;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** A whole day of whatever zone is meant, or a moment: {@code start}, {@code end} and the like. */
public sealed interface DateOrTime {

  /**
   * Reads {@code 2026-01-31}, or RFC 3339 with an offset and whole seconds, which may be left out:
   * {@code 2026-01-31T02:00:00+07:00}. Empty for any other text.
   */
  static Optional<DateOrTime> parse(String text) {
    try {
      return Optional.of(
          text.indexOf('T') < 0
              ? new Day(LocalDate.parse(text, Day.FORM))
              : new Time(OffsetDateTime.parse(text, Time.READ)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The first moment that is meant. */
  Instant first(ZoneId zone);

  /** The last whole second that is meant. */
  Instant last(ZoneId zone);

  /** The text that {@link #parse} reads as this. */
  @Override
  String toString();

  /**
   * A day.
   *
   * @param date of the zone that is meant
   */
  record Day(LocalDate date) implements DateOrTime {
    private static final DateTimeFormatter FORM =
        new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Refuses nulls. */
    public Day {
      Objects.requireNonNull(date, "date");
    }

    @Override
    public Instant first(ZoneId zone) {
      return date.atStartOfDay(zone).toInstant();
    }

    @Override
    public Instant last(ZoneId zone) {
      return date.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    }

    @Override
    public String toString() {
      return date.format(FORM);
    }
  }

  /**
   * A moment.
   *
   * @param time with whole seconds
   */
  record Time(OffsetDateTime time) implements DateOrTime {
    private static final DateTimeFormatter READ =
        new DateTimeFormatterBuilder()
            .append(Day.FORM)
            .appendPattern("'T'HH:mm[:ss]XXX")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter WRITE =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    /**
     * Refuses nulls.
     *
     * @throws IllegalArgumentException if it has a fraction of a second
     */
    public Time {
      Objects.requireNonNull(time, "time");
      if (time.getNano() != 0) {
        throw new IllegalArgumentException("a fraction of a second: " + time);
      }
    }

    @Override
    public Instant first(ZoneId zone) {
      return time.toInstant();
    }

    @Override
    public Instant last(ZoneId zone) {
      return time.toInstant();
    }

    @Override
    public String toString() {
      return time.format(WRITE);
    }
  }
}
