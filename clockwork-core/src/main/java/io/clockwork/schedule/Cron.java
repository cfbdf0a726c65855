package io.clockwork.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When something happens again and again, by the wall clock: five fields, or one of {@code @hourly
 * @daily @weekly @monthly @yearly}, in the meaning that cron daemons and Airflow share. Where both
 * days of month and days of week are restricted, either is enough.
 *
 * <p>Immutable. Two are equal when they were written alike.
 */
public final class Cron {
  private final String text;
  private final long minutes;
  private final long hours;
  private final long days;
  private final long months;
  private final long weekdays;
  private final boolean byDay;
  private final boolean byWeekday;

  private Cron(String text, CronParser parsed) {
    this.text = text;
    minutes = parsed.values(CronField.MINUTE);
    hours = parsed.values(CronField.HOUR);
    days = parsed.values(CronField.DAY_OF_MONTH);
    months = parsed.values(CronField.MONTH);
    weekdays = parsed.values(CronField.DAY_OF_WEEK);
    byDay = parsed.isRestricted(CronField.DAY_OF_MONTH);
    byWeekday = parsed.isRestricted(CronField.DAY_OF_WEEK);
  }

  /** The cron of this text; empty if {@link #problems} finds any. */
  public static Optional<Cron> parse(String text) {
    CronParser parsed = CronParser.parse(text);
    return parsed.problems().isEmpty() ? Optional.of(new Cron(text, parsed)) : Optional.empty();
  }

  /** Everything that keeps a text from being a cron. */
  public static List<CronProblem> problems(String text) {
    return CronParser.parse(text).problems();
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** Its five fields, also where a name was written: {@code 0 0 * * *} for {@code @daily}. */
  public String fields() {
    return CronParser.fields(text);
  }

  /** In words, such as {@code every day at 02:00}. */
  public String description() {
    return new CronWords(minutes, hours, days, months, weekdays, byDay, byWeekday).text();
  }

  /** Whether it happens in every hour of its days, so that it is an interval, not a time of day. */
  boolean coversEveryHour() {
    return hours == CronField.HOUR.all();
  }

  /** The first minute after a time of the wall clock. */
  LocalDateTime next(LocalDateTime after) {
    LocalDateTime from = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    LocalDate today = from.toLocalDate();
    if (matches(today)) {
      Optional<LocalTime> time = timeFrom(from.toLocalTime());
      if (time.isPresent()) {
        return today.atTime(time.get());
      }
    }
    LocalTime first = timeFrom(LocalTime.MIN).orElseThrow();
    return dayFrom(today.plusDays(1)).atTime(first);
  }

  /** The last minute before a time of the wall clock. */
  LocalDateTime previous(LocalDateTime before) {
    LocalDateTime minute = before.truncatedTo(ChronoUnit.MINUTES);
    LocalDateTime until = minute.equals(before) ? minute.minusMinutes(1) : minute;
    LocalDate today = until.toLocalDate();
    if (matches(today)) {
      Optional<LocalTime> time = timeUntil(until.toLocalTime());
      if (time.isPresent()) {
        return today.atTime(time.get());
      }
    }
    LocalTime last = timeUntil(LocalTime.of(23, 59)).orElseThrow();
    return dayUntil(today.minusDays(1)).atTime(last);
  }

  /** The first of its days that is not before a day; at most eight years later, for 29 February. */
  private LocalDate dayFrom(LocalDate from) {
    LocalDate day = from;
    while (!matches(day)) {
      day = has(months, day.getMonthValue()) ? day.plusDays(1) : firstOfNextMonth(day);
    }
    return day;
  }

  private LocalDate dayUntil(LocalDate until) {
    LocalDate day = until;
    while (!matches(day)) {
      day =
          has(months, day.getMonthValue()) ? day.minusDays(1) : day.withDayOfMonth(1).minusDays(1);
    }
    return day;
  }

  private static LocalDate firstOfNextMonth(LocalDate day) {
    return YearMonth.from(day).plusMonths(1).atDay(1);
  }

  private boolean matches(LocalDate day) {
    if (!has(months, day.getMonthValue())) {
      return false;
    }
    boolean dayFits = has(days, day.getDayOfMonth());
    boolean weekdayFits = has(weekdays, day.getDayOfWeek().getValue() % 7);
    boolean either = byDay && byWeekday;
    return either ? dayFits || weekdayFits : dayFits && weekdayFits;
  }

  private Optional<LocalTime> timeFrom(LocalTime time) {
    int minute = atLeast(minutes, time.getMinute());
    if (has(hours, time.getHour()) && minute >= 0) {
      return Optional.of(LocalTime.of(time.getHour(), minute));
    }
    int hour = atLeast(hours, time.getHour() + 1);
    return hour < 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, Long.numberOfTrailingZeros(minutes)));
  }

  private Optional<LocalTime> timeUntil(LocalTime time) {
    int minute = atMost(minutes, time.getMinute());
    if (has(hours, time.getHour()) && minute >= 0) {
      return Optional.of(LocalTime.of(time.getHour(), minute));
    }
    int hour = atMost(hours, time.getHour() - 1);
    return hour < 0
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, 63 - Long.numberOfLeadingZeros(minutes)));
  }

  private static boolean has(long values, int value) {
    return ((values >> value) & 1) != 0;
  }

  /** The smallest value that is not below a bound; -1 if there is none. */
  private static int atLeast(long values, int bound) {
    long rest = bound > 63 ? 0 : (values >>> bound) << bound;
    return rest == 0 ? -1 : Long.numberOfTrailingZeros(rest);
  }

  /** The largest value that is not above a bound; -1 if there is none. */
  private static int atMost(long values, int bound) {
    long rest = bound < 0 ? 0 : values & (-1L >>> (63 - bound));
    return rest == 0 ? -1 : 63 - Long.numberOfLeadingZeros(rest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Cron that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
