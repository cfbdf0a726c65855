package io.clockwork.contract;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code context.json}: what a task is told, typed, for programs that read JSON. */
public final class ContextFile {
  private ContextFile() {}

  /** The text of the file, UTF-8, ended by a newline. */
  public static String of(TaskContext context) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("contract", 1);
    file.put("pipeline", context.pipeline());
    file.put("task", context.task().name());
    file.put("run_id", context.run().id());
    file.put("attempt", context.attempt());
    Map<String, @Nullable Object> interval = new LinkedHashMap<>();
    interval.put("start", context.run().interval().startText());
    interval.put("end", context.run().interval().endText());
    interval.put("date", context.run().interval().date().toString());
    file.put("interval", interval);
    file.put("params", typed(context.run().params()));
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
    context
        .inputs()
        .forEach((name, input) -> inputs.put(name, input.map(ContextFile::entry).orElse(null)));
    file.put("inputs", inputs);
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, Output> output : context.task().outputs().entrySet()) {
      String path = context.places().output(output.getKey()).toString();
      outputs.put(output.getKey(), entry(output.getValue().type(), "path", path));
    }
    file.put("outputs", outputs);
    return CanonicalJson.of(file) + "\n";
  }

  private static Map<String, Object> entry(PublishedOutput input) {
    return input instanceof PublishedOutput.Blob blob
        ? entry(blob.type(), "path", blob.path().toString())
        : entry(input.type(), "value", typed(((PublishedOutput.Text) input).value()));
  }

  private static Map<String, Object> entry(DataType type, String key, Object value) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("type", type.id());
    entry.put(key, value);
    return entry;
  }

  /** Values in the form {@link CanonicalJson} writes them: numbers as numbers, texts as texts. */
  static Map<String, Object> typed(Map<String, Value> values) {
    Map<String, Object> typed = new LinkedHashMap<>();
    values.forEach((name, value) -> typed.put(name, typed(value)));
    return typed;
  }

  /** One value in that form. */
  static Object typed(Value value) {
    return value.type() == DataType.STRING ? value.text() : new CanonicalJson.Raw(value.text());
  }
}
