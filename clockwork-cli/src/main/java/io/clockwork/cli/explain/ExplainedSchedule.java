package io.clockwork.cli.explain;

import io.clockwork.cli.specification.LocalWork;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.model.CodeSource;
import io.clockwork.model.DurationText;
import io.clockwork.model.FieldPath;
import io.clockwork.model.SourceMap;
import io.clockwork.schedule.Cron;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Timing;
import io.clockwork.schedule.Work;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a schedule, and which of them do not hold on this machine. */
final class ExplainedSchedule {
  private static final String SCHEDULED_ONLY = " (scheduled runs only)";

  private final Schedule schedule;
  private final LocalWork work;
  private final List<ExplainedField> fields = new ArrayList<>();

  private ExplainedSchedule(Schedule schedule, LocalWork work) {
    this.schedule = schedule;
    this.work = work;
  }

  /** Its fields; empty without a schedule. */
  static List<ExplainedField> of(LocalWork work) {
    if (work.schedule().isEmpty()) {
      return List.of();
    }
    ExplainedSchedule explained = new ExplainedSchedule(work.schedule().get(), work);
    explained.who();
    explained.when();
    explained.what();
    return List.copyOf(explained.fields);
  }

  private void who() {
    schedule.description().ifPresent(text -> written("description", text, "description"));
    schedule.owner().ifPresent(text -> written("owner", text, "owner"));
    if (!schedule.tags().isEmpty()) {
      written("tags", FieldText.list(schedule.tags()), "tags");
    }
  }

  private void when() {
    Timing timing = schedule.timing();
    timed("cron", timing.cron().map(ExplainedSchedule::show).orElse("none, when asked only"));
    timezone();
    timing.start().ifPresent(start -> timed("start", start + SCHEDULED_ONLY));
    timing.end().ifPresent(end -> timed("end", end + SCHEDULED_ONLY));
    timed("catchup", timing.catchup() + SCHEDULED_ONLY);
    timed("max_active_runs", timing.maxActiveRuns() + SCHEDULED_ONLY);
    timed("timeout", timing.timeout().map(t -> DurationText.of(t) + SCHEDULED_ONLY).orElse("none"));
  }

  private static String show(Cron cron) {
    return cron.text() + ", " + cron.description();
  }

  private void timezone() {
    Optional<ZoneId> own = schedule.timing().timezone();
    Optional<ZoneId> platform = work.platform().platform().timezone();
    if (own.isEmpty() && platform.isPresent()) {
      fields.add(
          new ExplainedField(
              "schedule.timezone",
              platform.get().toString(),
              Origins.at(work.platform().platform().sources(), FieldPath.of("timezone"))
                  + " (platform)"));
    } else {
      timed("timezone", own.map(ZoneId::toString).orElse("UTC"));
    }
  }

  private void what() {
    if (schedule.work() instanceof Work.PipelineReference reference) {
      written("pipeline.git", reference.git(), "pipeline", "git");
      written("pipeline.ref", reference.ref(), "pipeline", "ref");
      written("pipeline.path", reference.path(), "pipeline", "path");
    }
    if (schedule.step().isPresent()) {
      work.pipeline().code().ifPresent(this::stepCode);
    }
    work.code()
        .ifPresent(code -> fields.add(new ExplainedField("commit", code.commit(), ref(code))));
    if (!schedule.alerts().isEmpty()) {
      written("alerts", "not on this machine", "alerts");
    }
  }

  private void stepCode(CodeSource code) {
    SourceMap sources = work.pipeline().sources();
    fields.add(
        new ExplainedField(
            "code.git", code.git(), Origins.at(sources, FieldPath.of("code", "git"))));
    fields.add(
        new ExplainedField(
            "code.ref", code.ref(), Origins.at(sources, FieldPath.of("code", "ref"))));
  }

  private static String ref(PinnedCode code) {
    return code.kind() == RefKind.COMMIT
        ? "the ref itself"
        : code.kind().id() + " " + code.source().ref();
  }

  private void timed(String key, String value) {
    written("schedule." + key, value, "schedule", key);
  }

  private void written(String name, String value, String... path) {
    FieldPath place = FieldPath.of(path);
    String origin =
        schedule.sources().contains(place)
            ? Origins.at(schedule.sources(), place)
            : Origins.BUILT_IN;
    fields.add(new ExplainedField(name, value, origin));
  }
}
