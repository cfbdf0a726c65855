package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.contract.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** The moment of a run by hand; without a schedule both ends of its interval, in one zone. */
public final class RunMoment {
  private RunMoment() {}

  /**
   * Reads {@code --date}: a date, meaning its first second, or a time with an offset.
   *
   * @param zone where days begin: the platform's, otherwise UTC
   * @throws CommandException if it is neither
   */
  public static Interval parse(String text, ZoneId zone) {
    return Interval.at(instant(text, zone), zone);
  }

  private static Instant instant(String text, ZoneId zone) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeParseException e) {
      throw CommandException.usage(
          "--date takes a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z, not \""
              + text
              + "\"");
    }
  }
}
