package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.contract.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** The moment of a run by hand; without a schedule both ends of its interval, in UTC. */
public final class RunMoment {
  private RunMoment() {}

  /**
   * Reads {@code --date}: a date, meaning its first second, or a time with an offset.
   *
   * @throws CommandException if it is neither
   */
  public static Interval parse(String text) {
    return Interval.at(instant(text), ZoneOffset.UTC);
  }

  private static Instant instant(String text) {
    try {
      return text.contains("T")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw CommandException.usage(
          "--date takes a date such as 2026-01-31 or a time such as 2026-01-31T02:00:00Z, not \""
              + text
              + "\"");
    }
  }
}
