package io.clockwork.schedule;

import io.clockwork.model.FieldPath;
import io.clockwork.model.NameForm;
import io.clockwork.model.SourceMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where the fields of a single step are written, from where they would be in the pipeline it is
 * short for.
 */
final class StepPaths {
  /** The keys of a step, each at the top of a schedule. */
  static final List<String> KEYS =
      List.of(
          "python",
          "notebook",
          "command",
          "shell",
          "args",
          "requirements",
          "outputs",
          "runtime",
          "image",
          "env",
          "secrets",
          "resources",
          "retries",
          "timeout",
          "kubernetes");

  /** Stands in for a name that is none, which is reported as the schedule's. */
  private static final String NAMELESS = "step";

  private StepPaths() {}

  /** What a step is called: as its schedule, if that can be a name. */
  static String nameFor(String schedule) {
    boolean fits =
        NameForm.IDENTIFIER.problem(schedule).isEmpty() && !ScheduleNameRule.isReserved(schedule);
    return fits ? schedule : NAMELESS;
  }

  /** The way from a field of the pipeline to one of the schedule. */
  static UnaryOperator<FieldPath> of(SourceMap written, String step) {
    String task = FieldPath.of("tasks", step).pointer();
    String code =
        Stream.of("python", "notebook")
            .filter(key -> written.contains(FieldPath.of(key, "git")))
            .findFirst()
            .orElse("code");
    return path -> {
      String pointer = path.pointer();
      if (pointer.equals(task) || pointer.startsWith(task + "/")) {
        return new FieldPath(script(pointer.substring(task.length())));
      }
      return pointer.startsWith("/code/")
          ? new FieldPath("/" + code + pointer.substring("/code".length()))
          : path;
    };
  }

  private static String script(String field) {
    return field.equals("/python") || field.equals("/notebook") ? field + "/path" : field;
  }
}
