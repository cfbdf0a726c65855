package io.clockwork.cli.explain;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.Table;
import io.clockwork.cli.specification.LocalWork;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields of a pipeline's params and tasks, as text or JSON. */
public final class Explanation {
  private final Pipeline pipeline;
  private final Collection<Task> tasks;
  private final Optional<Schedule> schedule;
  private final List<ExplainedField> scheduled;
  private final List<ExplainedField> platform;

  private Explanation(
      Pipeline pipeline,
      Collection<Task> tasks,
      Optional<Schedule> schedule,
      List<ExplainedField> scheduled,
      List<ExplainedField> platform) {
    this.pipeline = pipeline;
    this.tasks = tasks;
    this.schedule = schedule;
    this.scheduled = scheduled;
    this.platform = platform;
  }

  /** Of these tasks of a pipeline. */
  public static Explanation of(Pipeline pipeline, Collection<Task> tasks) {
    return new Explanation(pipeline, tasks, Optional.empty(), List.of(), List.of());
  }

  /** Of these tasks of a pipeline, with the platform and the schedule it runs by. */
  public static Explanation of(LocalWork work, Collection<Task> tasks) {
    return new Explanation(
        work.pipeline(),
        tasks,
        work.schedule(),
        ExplainedSchedule.of(work),
        ExplainedPlatform.of(work.platform()));
  }

  /** One table for the params and one for each task: field, value, origin. */
  public String text(Style style) {
    StringBuilder out = new StringBuilder();
    out.append(style.strong("pipeline " + pipeline.name())).append('\n');
    schedule.ifPresent(owner -> section("schedule " + owner.name(), scheduled, style, out));
    if (!platform.isEmpty()) {
      section("platform", platform, style, out);
    }
    if (!pipeline.params().isEmpty()) {
      section("params", params(), style, out);
    }
    tasks.forEach(
        task -> section("task " + task.name(), TaskExplanation.of(pipeline, task), style, out));
    return out.toString();
  }

  private static void section(
      String title, List<ExplainedField> fields, Style style, StringBuilder out) {
    Table table = new Table();
    fields.forEach(field -> table.row(field.name(), field.value(), field.origin()));
    out.append('\n').append(style.strong(title)).append('\n').append(table.render("  "));
  }

  /** The same as one JSON object. */
  public String json() {
    Map<String, Object> byTask = new LinkedHashMap<>();
    tasks.forEach(task -> byTask.put(task.name(), plain(TaskExplanation.of(pipeline, task))));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", 1);
    all.put("pipeline", pipeline.name());
    schedule.ifPresent(
        owner -> {
          Map<String, Object> fields = new LinkedHashMap<>();
          fields.put("name", owner.name());
          fields.put("fields", plain(scheduled));
          all.put("schedule", fields);
        });
    if (!platform.isEmpty()) {
      all.put("platform", plain(platform));
    }
    all.put("params", plain(params()));
    all.put("tasks", byTask);
    return Value.ofJson(all).text();
  }

  private static Map<String, Object> plain(List<ExplainedField> fields) {
    Map<String, Object> byName = new LinkedHashMap<>();
    for (ExplainedField field : fields) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("value", field.value());
      entry.put("origin", field.origin());
      byName.put(field.name(), entry);
    }
    return byName;
  }

  private List<ExplainedField> params() {
    List<ExplainedField> fields = new ArrayList<>();
    for (Param param : pipeline.params().values()) {
      FieldPath place = FieldPath.of("params", param.name());
      Optional<Schedule> giver = schedule.filter(owner -> owner.params().containsKey(param.name()));
      Optional<Value> value =
          giver.map(owner -> owner.params().get(param.name())).or(param::defaultValue);
      fields.add(
          new ExplainedField(
              param.name(),
              param.type().id() + value.map(v -> ", " + v.text()).orElse(", required"),
              Origins.at(giver.map(Schedule::sources).orElse(pipeline.sources()), place)));
    }
    return fields;
  }
}
