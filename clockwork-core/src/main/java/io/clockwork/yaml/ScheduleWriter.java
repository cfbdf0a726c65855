package io.clockwork.yaml;

import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a schedule: always the same text for the same schedule, in the shortest forms. */
final class ScheduleWriter {
  private final Schedule schedule;
  private final Map<String, WrittenNode> entries = new LinkedHashMap<>();

  private ScheduleWriter(Schedule schedule) {
    this.schedule = schedule;
  }

  static WrittenNode.Mapping write(Schedule schedule) {
    ScheduleWriter writer = new ScheduleWriter(schedule);
    writer.write();
    return new WrittenNode.Mapping(writer.entries, true);
  }

  private void write() {
    entries.put("apiVersion", WrittenNode.Scalar.plain("clockwork/v1"));
    entries.put("kind", WrittenNode.Scalar.plain(DocumentKind.SCHEDULE.id()));
    entries.put("name", WrittenNode.Scalar.text(schedule.name()));
    text("description", schedule.description());
    text("owner", schedule.owner());
    if (!schedule.tags().isEmpty()) {
      entries.put("tags", WrittenData.texts(schedule.tags()));
    }
    Map<String, WrittenNode> timing = TimingWriter.write(schedule.timing());
    if (!timing.isEmpty()) {
      entries.put("schedule", WrittenNode.Mapping.of(timing));
    }
    work();
    if (!schedule.params().isEmpty()) {
      Map<String, WrittenNode> params = new LinkedHashMap<>();
      schedule.params().forEach((name, value) -> params.put(name, ParamWriter.value(value)));
      entries.put("params", WrittenNode.Mapping.of(params));
    }
    if (!schedule.alerts().isEmpty()) {
      entries.put(
          "alerts",
          new WrittenNode.Sequence(schedule.alerts().stream().map(AlertWriter::write).toList()));
    }
  }

  private void work() {
    if (schedule.work() instanceof Work.PipelineReference pipeline) {
      boolean usual = pipeline.path().equals(Work.PipelineReference.DEFAULT_PATH);
      Optional<String> path = usual ? Optional.empty() : Optional.of(pipeline.path());
      entries.put("pipeline", GitWriter.write(pipeline.git(), pipeline.ref(), path));
    } else if (schedule.work() instanceof Work.SingleStep step) {
      entries.putAll(StepWriter.write(step.pipeline()));
    } else {
      throw new AssertionError(schedule.work());
    }
  }

  private void text(String key, Optional<String> text) {
    text.ifPresent(value -> entries.put(key, WrittenNode.Scalar.text(value)));
  }
}
