package io.clockwork.cli.run;

import io.clockwork.cli.console.CommandException;
import io.clockwork.schedule.DateOrTime;

/** The moment of a run by hand. */
public final class RunMoment {
  private RunMoment() {}

  /**
   * Reads {@code --date}: a date, or a time with an offset.
   *
   * @throws CommandException if it is neither
   */
  public static DateOrTime parse(String text) {
    return DateOrTime.parse(text)
        .orElseThrow(
            () ->
                CommandException.usage(
                    "--date takes a date such as 2026-01-31 or a time such as"
                        + " 2026-01-31T02:00:00Z, not \""
                        + text
                        + "\""));
  }
}
