package io.clockwork.yaml;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a task reads and leaves behind, in the short forms and the long ones. */
final class PortBinder {
  private static final List<String> INPUT_KEYS = List.of("from", "optional");
  private static final List<String> OUTPUT_KEYS = List.of("type", "optional", "description");
  private static final List<String> TYPES =
      Arrays.stream(DataType.values()).map(DataType::id).toList();
  private static final String INPUT_HELP =
      "write task.output, or {from: task.output, optional: true}";
  private static final String OUTPUT_HELP =
      "write a type, such as file or number, or {type: file, optional: true}";

  private PortBinder() {}

  static void inputs(Field field, Task.Builder task) {
    field
        .entries("input", "write names with task.output: {raw: extract.raw}")
        .ifPresent(entries -> entries.forEach(entry -> input(entry, task)));
  }

  private static void input(Field field, Task.Builder task) {
    if (!field.isMap()) {
      // One that cannot be read stays declared, or expressions would miss it.
      task.input(field.name(), field.text(INPUT_HELP).orElse(""));
      return;
    }
    Fields fields = field.fields(INPUT_KEYS, INPUT_HELP).orElseThrow();
    String from =
        fields
            .require("from", "add the output that is read: from: task.output")
            .flatMap(f -> f.text("write task.output"))
            .orElse("");
    if (fields.get("optional").flatMap(Field::flag).orElse(false)) {
      task.optionalInput(field.name(), from);
    } else {
      task.input(field.name(), from);
    }
  }

  static void outputs(Field field, Task.Builder task) {
    field
        .entries("output", "write names with types: {model: directory, auc: number}")
        .ifPresent(entries -> entries.forEach(e -> task.output(e.name(), output(e))));
  }

  private static Output output(Field field) {
    if (!field.isMap()) {
      return Output.of(type(field, OUTPUT_HELP));
    }
    Fields fields = field.fields(OUTPUT_KEYS, OUTPUT_HELP).orElseThrow();
    DataType type =
        fields
            .require("type", "add a type, such as type: file")
            .map(f -> type(f, "write a type, such as file"))
            .orElse(DataType.FILE);
    Output output = Output.of(type);
    if (fields.get("optional").flatMap(Field::flag).orElse(false)) {
      output = output.asOptional();
    }
    Optional<String> text = fields.get("description").flatMap(f -> f.text("write a text"));
    return text.isPresent() ? output.withDescription(text.get()) : output;
  }

  /** The type; any other for one that cannot be read, which nobody will look at. */
  private static DataType type(Field field, String help) {
    if (field.isNull()) {
      field.wrongType("a type", help);
      return DataType.FILE;
    }
    return field.word(DataType::of, TYPES, "types of outputs").orElse(DataType.FILE);
  }
}
