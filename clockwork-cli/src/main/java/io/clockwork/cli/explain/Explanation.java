package io.clockwork.cli.explain;

import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.Table;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of a pipeline's params and tasks, as text or JSON. */
public final class Explanation {
  private final Pipeline pipeline;
  private final Collection<Task> tasks;
  private final List<ExplainedField> platform;

  /** Of these tasks of a pipeline. */
  public Explanation(Pipeline pipeline, Collection<Task> tasks) {
    this(pipeline, tasks, List.of());
  }

  /** Of these tasks of a pipeline that runs on a platform. */
  public Explanation(Pipeline pipeline, Collection<Task> tasks, LocalPlatform platform) {
    this(pipeline, tasks, ExplainedPlatform.of(platform));
  }

  private Explanation(Pipeline pipeline, Collection<Task> tasks, List<ExplainedField> platform) {
    this.pipeline = pipeline;
    this.tasks = tasks;
    this.platform = platform;
  }

  /** One table for the params and one for each task: field, value, origin. */
  public String text(Style style) {
    StringBuilder out = new StringBuilder();
    out.append(style.strong("pipeline " + pipeline.name())).append('\n');
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
      String value =
          param.defaultValue().map(Value::text).map(text -> ", " + text).orElse(", required");
      fields.add(
          new ExplainedField(
              param.name(),
              param.type().id() + value,
              Origins.at(pipeline.sources(), FieldPath.of("params", param.name()))));
    }
    return fields;
  }
}
