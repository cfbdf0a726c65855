package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.util.Optional;

/**
 * A single step is one that its schedule can say: its script or notebook stands in a repository, in
 * the folder where it runs, and nothing is said that only tasks among others have.
 */
final class StepRule implements ScheduleRule {
  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    Optional<Task> step =
        draft.step().map(Pipeline::tasks).flatMap(tasks -> tasks.values().stream().findFirst());
    if (step.isEmpty() || !draft.pipelines().isEmpty()) {
      return;
    }
    script(step.get().action())
        .ifPresent(path -> script(step.get().action().key(), path, draft, findings));
    if (step.get().description().isPresent()) {
      misplaced("description", "describe the schedule instead", findings);
    }
    if (step.get().triggerRule() != TriggerRule.ALL_SUCCESS) {
      misplaced("trigger_rule", "leave it out: a single step waits for nothing", findings);
    }
  }

  private static Optional<String> script(Action action) {
    if (action instanceof Action.Python python) {
      return Optional.of(python.path());
    }
    return action instanceof Action.Notebook notebook
        ? Optional.of(notebook.path())
        : Optional.empty();
  }

  private static void script(String key, String path, ScheduleDraft draft, Findings findings) {
    FieldPath field = FieldPath.of(key, "path");
    if (draft.code().isEmpty()) {
      findings.atKey(
          field,
          DiagnosticCode.MISSING_KEY,
          "the " + key + " of a schedule has no repository",
          "name where it stands: {git: URL, ref: main, path: " + path + "}");
    } else if (path.indexOf('/') >= 0) {
      findings.atValue(
          field,
          DiagnosticCode.BAD_PATH,
          key + " " + Quoted.text(path) + " is in a folder of the step's code",
          "a step runs in the folder of its script: make that the path of the code");
    }
  }

  private static void misplaced(String key, String help, Findings findings) {
    findings.atKey(
        FieldPath.of("python"),
        DiagnosticCode.MISPLACED_KEY,
        "a single step has no " + Quoted.text(key),
        help);
  }
}
