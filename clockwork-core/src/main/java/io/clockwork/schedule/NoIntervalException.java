package io.clockwork.schedule;

import io.clockwork.diagnostic.ClockworkException;
import java.time.LocalDate;
import java.util.List;

/** Thrown where a run is asked for by a date that no interval of its schedule has. */
public final class NoIntervalException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  /**
   * The message names both dates.
   *
   * @param neighbours the dates of the nearest intervals before and after
   */
  NoIntervalException(LocalDate date, List<LocalDate> neighbours) {
    super(
        "no interval of the schedule has the run date "
            + date
            + "; the nearest have "
            + neighbours.get(0)
            + " and "
            + neighbours.get(1));
  }
}
