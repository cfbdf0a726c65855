package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import java.util.List;
import java.util.Optional;

/** Lowers a document of kind {@code Pipeline} onto the builder, reporting all it cannot read. */
final class PipelineBinder {
  /** The keys of a pipeline. */
  static final List<String> KEYS =
      List.of("apiVersion", "kind", "name", "description", "code", "params", "defaults", "tasks");

  private static final String UNNAMED = "unnamed";

  private final Fields fields;
  private final Pipeline.Builder builder;

  private PipelineBinder(Fields fields, Pipeline.Builder builder) {
    this.fields = fields;
    this.builder = builder;
  }

  /** The builder of what a document says; empty if it is no map. */
  static Optional<Pipeline.Builder> read(Field root) {
    return root.fields(KEYS, "write the keys of a pipeline", PipelineBinder::elsewhere)
        .map(
            fields -> {
              String name =
                  fields
                      .require("name", "add a name: name: churn")
                      .flatMap(f -> f.text("write a name, such as churn"))
                      .orElse(UNNAMED);
              // Sources first, or the builder would look for the lines of its own callers.
              Pipeline.Builder builder = Pipeline.builder(name).sources(SourceMap.EMPTY);
              new PipelineBinder(fields, builder).read();
              return builder.sources(root.scope().sources());
            });
  }

  private void read() {
    fields.get("description").flatMap(f -> f.text("write a text")).ifPresent(builder::description);
    fields.get("code").ifPresent(this::code);
    fields
        .get("params")
        .flatMap(f -> f.entries("param", "write names with values: {threshold: 0.5}"))
        .ifPresent(params -> params.forEach(f -> builder.param(ParamBinder.read(f))));
    fields.get("defaults").ifPresent(this::defaults);
    fields
        .require("tasks", "add at least one task: tasks: {load: {python: load.py}}")
        .flatMap(f -> f.entries("task", "write names with what they run"))
        .ifPresent(tasks -> tasks.forEach(this::task));
  }

  private void task(Field field) {
    builder.task(field.name(), task -> TaskBinder.read(field, task));
  }

  private void defaults(Field field) {
    field
        .fields(
            SettingsBinder.KEYS, "write fields of tasks: {retries: 2}", PipelineBinder::inTaskOnly)
        .ifPresent(known -> builder.defaults(settings -> SettingsBinder.read(known, settings)));
  }

  private void code(Field field) {
    GitFields.read(field, "folder", "a folder")
        .ifPresent(git -> builder.code(git.git(), git.ref(), git.path().orElse(".")));
  }

  private static Optional<Elsewhere> inTaskOnly(String key) {
    return TaskBinder.OWN_KEYS.contains(key)
        ? Optional.of(
            new Elsewhere(
                DiagnosticCode.MISPLACED_KEY,
                Quoted.text(key) + " has no defaults",
                "write it in each task"))
        : Optional.empty();
  }

  private static Optional<Elsewhere> elsewhere(String key) {
    String message = Quoted.text(key) + " does not stand at the top of a pipeline";
    if (SettingsBinder.KEYS.contains(key)) {
      return Optional.of(
          new Elsewhere(
              DiagnosticCode.MISPLACED_KEY,
              message,
              "write it in a task, or in \"defaults\" for all of them"));
    }
    return TaskBinder.OWN_KEYS.contains(key)
        ? Optional.of(new Elsewhere(DiagnosticCode.MISPLACED_KEY, message, "write it in a task"))
        : Optional.empty();
  }

  /** The path of the name, for those who compare the documents of a file. */
  static FieldPath namePath() {
    return FieldPath.of("name");
  }
}
