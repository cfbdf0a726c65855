package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.schedule.Schedule;
import java.util.List;

/**
 * What a check of a file of schedules found.
 *
 * @param schedules those without an error, in their order
 * @param report every problem of the whole file
 */
public record CheckedSchedules(List<Schedule> schedules, ValidationReport report) {
  /** Copies the list. */
  public CheckedSchedules {
    schedules = List.copyOf(schedules);
  }

  /**
   * The one schedule, where one is wanted.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several schedules
   */
  public Schedule only() {
    return OnlyDocument.of(
        DocumentKind.SCHEDULE,
        schedules,
        report,
        schedule -> schedule.sources().value(ScheduleBinder.namePath()).orElseThrow());
  }
}
