package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A notebook gets params and inputs as variables of their names and the paths of outputs as {@code
 * output_<name>}: no such variable is a keyword, and none stands for two things. The language is
 * taken to be Python here; the notebook itself is not read.
 */
final class NotebookRule implements Rule {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("and as assert async await break class continue def del elif else except finally for"
                  + " from global if import in is lambda nonlocal not or pass raise return try"
                  + " while with yield")
              .split(" "));

  @Override
  public void check(DraftIndex draft, Findings findings) {
    List<TaskDraft> notebooks =
        draft.everyTask().stream().filter(t -> t.action() instanceof Action.Notebook).toList();
    if (notebooks.isEmpty()) {
      return;
    }
    for (String param : draft.params().keySet()) {
      if (KEYWORDS.contains(param)) {
        findings.atKey(
            FieldPath.of("params", param),
            DiagnosticCode.NOTEBOOK_NAME,
            "param "
                + Quoted.text(param)
                + " cannot be a variable of notebook "
                + notebooks.get(0)
                + ": it is a keyword of Python",
            "rename the param");
      }
    }
    notebooks.forEach(task -> check(task, draft.params().keySet(), findings));
  }

  private static void check(TaskDraft task, Set<String> params, Findings findings) {
    Set<String> inputs = task.inputNames();
    for (String input : inputs) {
      if (KEYWORDS.contains(input)) {
        report(task, "inputs", input, input, "a keyword of Python", findings);
      } else if (params.contains(input)) {
        report(task, "inputs", input, input, "also the name of a param", findings);
      }
    }
    for (String output : task.outputNames()) {
      String variable = "output_" + output;
      taken(variable, params, inputs)
          .ifPresent(by -> report(task, "outputs", output, variable, by, findings));
    }
  }

  private static Optional<String> taken(String variable, Set<String> params, Set<String> inputs) {
    if (inputs.contains(variable)) {
      return Optional.of("also the name of an input");
    }
    return params.contains(variable) ? Optional.of("also the name of a param") : Optional.empty();
  }

  private static void report(
      TaskDraft task, String group, String name, String variable, String why, Findings findings) {
    String what = group.substring(0, group.length() - 1);
    findings.atKey(
        task.path().child(group).child(name),
        DiagnosticCode.NOTEBOOK_NAME,
        what
            + " "
            + Quoted.text(name)
            + " of notebook "
            + task
            + " would be its variable "
            + Quoted.text(variable)
            + ", which is "
            + why,
        "a notebook gets params, inputs and outputs as variables: rename the " + what);
  }
}
