package io.clockwork.export;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.FieldPath;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.platform.Platform;
import io.clockwork.platform.PlatformCheck;
import io.clockwork.platform.Requirement;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a schedule, its pipeline and a platform fit each other. */
public final class ScheduleCheck {
  private final Platform platform;
  private final Schedule schedule;
  private final List<Diagnostic> found = new ArrayList<>();

  private ScheduleCheck(Platform platform, Schedule schedule) {
    this.platform = platform;
    this.schedule = schedule;
  }

  /**
   * Every problem they have with each other, at the lines of schedule and pipeline.
   *
   * @param pipeline empty where it is not at hand: then nothing is said about it
   * @param path where the schedule's file stands below the platform's folder
   */
  public static ValidationReport check(
      Platform platform, Schedule schedule, Optional<Pipeline> pipeline, String path) {
    ScheduleCheck check = new ScheduleCheck(platform, schedule);
    check.requirements();
    ValidationReport report =
        ValidationReport.of(check.found).and(TeamCheck.check(platform, schedule, pipeline, path));
    if (pipeline.isPresent()) {
      report = report.and(PlatformCheck.check(platform, pipeline.get()));
      if (schedule.work() instanceof Work.PipelineReference) {
        report = report.and(params(schedule, pipeline.get()));
      }
    }
    return report;
  }

  /** At the schedule's lines: what is missing there, where its params are. */
  private static ValidationReport params(Schedule schedule, Pipeline pipeline) {
    SourceMap sources = schedule.sources();
    return ParamCheck.ofValues(
            pipeline, schedule.params(), name -> ParamCheck.written(sources, name))
        .report();
  }

  private void requirements() {
    if (platform.policy().require().contains(Requirement.OWNER) && schedule.owner().isEmpty()) {
      missing("owner", "add who answers for it: owner: growth-ds@example.com");
    }
    if (platform.policy().require().contains(Requirement.ALERTS) && schedule.alerts().isEmpty()) {
      missing("alerts", "add who is told: alerts: [{on: [failure], slack: \"#growth-alerts\"}]");
    }
  }

  private void missing(String key, String help) {
    Optional<SourceLocation> place = schedule.sources().key(FieldPath.of("name"));
    String message =
        "schedule "
            + Quoted.text(schedule.name())
            + " has no "
            + Quoted.text(key)
            + ", which the platform requires"
            + platform.placeOf(FieldPath.of("policy", "require"));
    found.add(Diagnostic.of(DiagnosticCode.REQUIRED_BY_PLATFORM, place, message).withHelp(help));
  }
}
