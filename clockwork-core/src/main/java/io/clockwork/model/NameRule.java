package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Names have their form and are unique. Names of pipelines and tasks that begin with {@code
 * clockwork} are kept for tasks that back ends add; params, inputs and outputs may use the word.
 */
final class NameRule implements Rule {
  private static final String RESERVED = "clockwork";

  @Override
  public void check(DraftIndex draft, Findings findings) {
    FieldPath pipeline = FieldPath.of("name");
    String name = draft.draft().name();
    NameForm.IDENTIFIER
        .problem(name)
        .ifPresent(
            problem ->
                findings.atValue(
                    pipeline,
                    DiagnosticCode.BAD_NAME,
                    "pipeline name " + Quoted.text(name) + " " + problem,
                    NameForm.IDENTIFIER.help(name)));
    if (name.startsWith(RESERVED)) {
      findings.atValue(pipeline, DiagnosticCode.RESERVED_NAME, reserved("pipeline", name), RENAME);
    }
    List<String> params = draft.draft().params().stream().map(Param::name).toList();
    check(params, "param", NameForm.VARIABLE, () -> FieldPath.of("params"), findings);
    List<String> tasks = draft.everyTask().stream().map(TaskDraft::name).toList();
    check(tasks, "task", NameForm.IDENTIFIER, () -> FieldPath.of("tasks"), findings);
    for (String task : draft.tasks().keySet()) {
      if (task.startsWith(RESERVED)) {
        FieldPath path = FieldPath.of("tasks", task);
        findings.atKey(path, DiagnosticCode.RESERVED_NAME, reserved("task", task), RENAME);
      }
    }
    draft.everyTask().forEach(task -> checkPorts(task, findings));
  }

  private static final String RENAME = "choose a name that begins differently";

  private static String reserved(String what, String name) {
    return what
        + " name "
        + Quoted.text(name)
        + " is reserved: names beginning with \"clockwork\" are Clockwork's own";
  }

  private static void checkPorts(TaskDraft task, Findings findings) {
    List<String> inputs = task.inputs().stream().map(TaskDraft.NamedInput::name).toList();
    List<String> outputs = task.outputs().stream().map(TaskDraft.NamedOutput::name).toList();
    check(inputs, "input", NameForm.VARIABLE, () -> task.path().child("inputs"), findings);
    check(outputs, "output", NameForm.VARIABLE, () -> task.path().child("outputs"), findings);
  }

  private static void check(
      List<String> names,
      String what,
      NameForm form,
      Supplier<FieldPath> parent,
      Findings findings) {
    Map<String, Integer> repetitions = new HashMap<>();
    for (String name : names) {
      int repetition = names.size() == 1 ? 0 : repetitions.merge(name, 1, Integer::sum) - 1;
      if (repetition > 0) {
        findings.atRepetition(
            parent.get().child(name),
            repetition,
            DiagnosticCode.DUPLICATE_NAME,
            what + " " + Quoted.text(name) + " is declared twice",
            "rename one of them");
        continue;
      }
      form.problem(name)
          .ifPresent(
              problem ->
                  findings.atKey(
                      parent.get().child(name),
                      DiagnosticCode.BAD_NAME,
                      what + " name " + Quoted.text(name) + " " + problem,
                      form.help(name)));
    }
  }
}
