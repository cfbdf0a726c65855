package io.clockwork.export;

import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import java.util.Objects;
import java.util.Optional;

/**
 * What a check of a schedule with all that belongs to it found.
 *
 * @param scheduled with its pipeline at a commit and its platform; empty if there is an error
 * @param report every problem, at the lines of the schedule or of the pipeline
 */
public record CheckedSchedule(Optional<ScheduledPipeline> scheduled, ValidationReport report) {
  /** Refuses nulls. */
  public CheckedSchedule {
    Objects.requireNonNull(scheduled, "scheduled");
    Objects.requireNonNull(report, "report");
  }

  /**
   * Follows a schedule's references and checks what it finds on a platform. A repository that the
   * platform does not allow is not asked.
   *
   * @param path where the schedule's file stands below the platform's folder
   * @throws CodeUnavailableException if the environment lacks something
   */
  public static CheckedSchedule of(
      Schedule schedule, Platform platform, CodeRepositories repositories, String path) {
    ScheduledPipeline.Builder builder = ScheduledPipeline.builder(schedule, platform).path(path);
    ValidationReport alone = builder.check();
    if (!mayAsk(alone)) {
      return new CheckedSchedule(Optional.empty(), alone);
    }
    WorkReader reader =
        new WorkReader(schedule, repositories, own -> mayAsk(builder.pipeline(own).check()));
    WorkAtCommit work = reader.read();
    work.pipeline().ifPresent(builder::pipeline);
    work.code().ifPresent(builder::code);
    ValidationReport report = work.report().and(builder.check());
    return new CheckedSchedule(
        report.hasErrors() ? Optional.empty() : Optional.of(builder.build()), report);
  }

  private static boolean mayAsk(ValidationReport report) {
    return report.diagnostics().stream()
        .noneMatch(problem -> problem.code() == DiagnosticCode.GIT_NOT_ALLOWED);
  }
}
