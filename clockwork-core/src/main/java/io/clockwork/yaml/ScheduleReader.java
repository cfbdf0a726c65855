package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.schedule.Schedule;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads documents of kind {@code Schedule}. Their code is elsewhere: no file is looked for. */
final class ScheduleReader implements KindReader<Schedule> {
  @Override
  public Optional<Draft<Schedule>> read(YamlDocument document, Field root) {
    return ScheduleBinder.read(root).map(ScheduleDocument::new);
  }

  @Override
  public String name(Schedule schedule) {
    return schedule.name();
  }

  @Override
  public SourceLocation namePlace(Schedule schedule) {
    return schedule.sources().value(ScheduleBinder.namePath()).orElseThrow();
  }

  private record ScheduleDocument(Schedule.Builder builder) implements Draft<Schedule> {
    @Override
    public ValidationReport check() {
      return builder.check();
    }

    @Override
    public Optional<Schedule> build(Consumer<ValidationReport> listener) {
      return builder.build(listener);
    }

    @Override
    public ValidationReport files(Optional<Schedule> built) {
      return ValidationReport.CLEAN;
    }
  }
}
