package io.clockwork.yaml;

import io.clockwork.testcase.Expectations;
import io.clockwork.testcase.Expectations.ExpectedTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads how the run of a test must have gone. */
final class ExpectationBinder {
  private static final List<String> KEYS = List.of("run", "tasks", "outputs", "contains", "order");
  private static final List<String> TASK_KEYS = List.of("state", "attempts", "reason");
  private static final String SUCCEEDED = "succeeded";

  /** What a test expects that says nothing: a run that succeeds. */
  static final Expectations NOTHING_SAID =
      new Expectations(SUCCEEDED, Map.of(), Map.of(), Map.of(), List.of());

  private ExpectationBinder() {}

  static Expectations read(Field field) {
    return field
        .fields(KEYS, "write {run: failed, tasks: {train: failed}}")
        .map(
            fields ->
                new Expectations(
                    fields
                        .get("run")
                        .flatMap(f -> f.text("write how the run ends, such as failed"))
                        .orElse(SUCCEEDED),
                    tasks(fields),
                    TestBinder.values(fields, "outputs", "output"),
                    contains(fields),
                    fields
                        .get("order")
                        .flatMap(f -> f.texts("write a list of tasks, such as [extract, train]"))
                        .orElse(List.of())))
        .orElse(NOTHING_SAID);
  }

  private static Map<String, ExpectedTask> tasks(Fields fields) {
    Map<String, ExpectedTask> tasks = new LinkedHashMap<>();
    fields
        .get("tasks")
        .flatMap(f -> f.entries("task", "write tasks with states: {train: failed}"))
        .orElse(List.of())
        .forEach(f -> task(f).ifPresent(task -> tasks.put(f.name(), task)));
    return tasks;
  }

  private static Optional<ExpectedTask> task(Field field) {
    if (!field.isMap()) {
      return field
          .text("write a state, or {state: failed, attempts: 3}")
          .map(
              state -> new ExpectedTask(Optional.of(state), OptionalInt.empty(), Optional.empty()));
    }
    return field
        .fields(TASK_KEYS, "write {state: failed, attempts: 3}")
        .map(
            fields ->
                new ExpectedTask(
                    fields.get("state").flatMap(f -> f.text("write a state, such as failed")),
                    fields
                        .get("attempts")
                        .flatMap(f -> TestBinder.number(f, 0, 1000))
                        .map(OptionalInt::of)
                        .orElse(OptionalInt.empty()),
                    fields.get("reason").flatMap(f -> f.text("write the reason"))));
  }

  /** One text, or a list of them. */
  private static Map<String, List<String>> contains(Fields fields) {
    Map<String, List<String>> contains = new LinkedHashMap<>();
    fields
        .get("contains")
        .flatMap(f -> f.entries("output", "write outputs with texts: {report.page: AUC}"))
        .orElse(List.of())
        .forEach(
            f -> {
              String help = "write a text, or a list of texts";
              Optional<List<String>> texts =
                  f.node() instanceof YamlSequence ? f.texts(help) : f.text(help).map(List::of);
              texts.ifPresent(found -> contains.put(f.name(), found));
            });
    return contains;
  }
}
