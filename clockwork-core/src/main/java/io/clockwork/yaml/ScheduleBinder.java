package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Value;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lowers a document of kind {@code Schedule} onto the builder, reporting all it cannot read. */
final class ScheduleBinder {
  private static final List<String> OWN_KEYS =
      List.of(
          "apiVersion",
          "kind",
          "name",
          "description",
          "owner",
          "tags",
          "schedule",
          "pipeline",
          "params",
          "alerts");
  private static final List<String> KEYS =
      Stream.of(OWN_KEYS, List.of("code"), StepBinder.KEYS).flatMap(List::stream).toList();
  private static final Value NOTHING = Value.of("");
  private static final String UNNAMED = "unnamed";

  private final Fields fields;
  private final Schedule.Builder builder;

  private ScheduleBinder(Fields fields, Schedule.Builder builder) {
    this.fields = fields;
    this.builder = builder;
  }

  /** The builder of what a document says; empty if it is no map. */
  static Optional<Schedule.Builder> read(Field root) {
    return root.fields(KEYS, "write the keys of a schedule", ScheduleBinder::elsewhere)
        .map(
            fields -> {
              String name =
                  fields
                      .require("name", "add a name: name: churn-nightly")
                      .flatMap(f -> f.text("write a name, such as churn-nightly"))
                      .orElse(UNNAMED);
              // Sources first, or the builder would look for the lines of its own callers.
              Schedule.Builder builder = Schedule.builder(name).sources(SourceMap.EMPTY);
              new ScheduleBinder(fields, builder).readAll(root);
              return builder.sources(root.scope().sources());
            });
  }

  private void readAll(Field root) {
    text("description", "write a text", builder::description);
    text("owner", "write a team or an address", builder::owner);
    fields
        .get("tags")
        .flatMap(f -> f.texts("write a list of words, such as [growth]"))
        .ifPresent(tags -> builder.tags(tags.toArray(String[]::new)));
    fields.get("schedule").ifPresent(field -> TimingBinder.read(field, builder));
    fields
        .get("params")
        .flatMap(f -> f.entries("param", "write names with values: {market: sg}"))
        .ifPresent(params -> params.forEach(this::param));
    fields
        .get("alerts")
        .flatMap(f -> f.list("write a list: [{on: [failure], slack: \"#growth-alerts\"}]"))
        .ifPresent(alerts -> alerts.forEach(f -> builder.alert(AlertBinder.read(f))));
    if (fields.has("pipeline")) {
      fields.get("pipeline").ifPresent(this::pipeline);
      StepBinder.refuse(fields);
    } else {
      StepBinder.read(root, fields, builder);
    }
  }

  private void text(String key, String help, Consumer<String> setter) {
    fields.get(key).flatMap(f -> f.text(help)).ifPresent(setter);
  }

  private void param(Field field) {
    // One that cannot be read stays given, or expressions would miss it.
    builder.param(field.name(), ParamBinder.given(field).orElse(NOTHING));
  }

  private void pipeline(Field field) {
    Optional<GitFields> read = GitFields.read(field, "clockwork.yaml", "the file");
    if (read.isEmpty()) {
      field.markBroken();
    }
    read.ifPresent(
        git ->
            builder.pipeline(
                git.git(), git.ref(), git.path().orElse(Work.PipelineReference.DEFAULT_PATH)));
  }

  private static Optional<Elsewhere> elsewhere(String key) {
    String message = Quoted.text(key) + " does not stand at the top of a schedule";
    if (TimingBinder.KEYS.contains(key)) {
      return Optional.of(
          new Elsewhere(DiagnosticCode.MISPLACED_KEY, message, "write it under \"schedule\""));
    }
    if (AlertBinder.KEYS.contains(key)) {
      return Optional.of(
          new Elsewhere(
              DiagnosticCode.MISPLACED_KEY, message, "write it in an element of \"alerts\""));
    }
    return PipelineBinder.KEYS.contains(key) || TaskBinder.OWN_KEYS.contains(key)
        ? Optional.of(
            new Elsewhere(
                DiagnosticCode.MISPLACED_KEY,
                message,
                "write it in a pipeline, and name that here"))
        : Optional.empty();
  }

  /** The path of the name, for those who compare the documents of a file. */
  static FieldPath namePath() {
    return FieldPath.of("name");
  }
}
