package io.clockwork.cli.run;

import io.clockwork.cli.console.SafeText;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.DurationText;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a user is told before a schedule runs on this machine. */
public final class ScheduleNotes {
  private ScheduleNotes() {}

  /** Lines: what runs, and what of the schedule does not hold here. */
  public static List<String> of(Schedule schedule, Pipeline pipeline) {
    List<String> lines = new ArrayList<>();
    Optional<SourceLocation> place = pipeline.sources().key(FieldPath.of("name"));
    String what =
        schedule.work() instanceof Work.PipelineReference
            ? ", pipeline " + place.map(at -> at.source().name()).orElse(pipeline.name())
            : ", a single step";
    lines.add("schedule: " + SafeText.line(schedule.name() + what));
    if (!schedule.alerts().isEmpty()) {
      lines.add("alerts are not sent from this machine");
    }
    schedule
        .timing()
        .timeout()
        .map(DurationText::of)
        .ifPresent(limit -> lines.add("the run has no timeout here; scheduled ones have " + limit));
    return lines;
  }
}
