package io.clockwork.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every expression has a known form and names something that exists. An expression of the defaults'
 * environment holds for every task that takes the variable over; where it names an input or output
 * it is reported once, with the first such task that lacks it.
 */
final class ExpressionRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    Map<String, Template> shared = taskDependentDefaults(draft, findings);
    for (TaskDraft task : draft.everyTask()) {
      ExpressionScope scope =
          new ExpressionScope(draft.params().keySet(), Optional.of(task), findings);
      checkAll(scope, task.args(), () -> task.path().child("args"), findings);
      for (Action action : task.actions()) {
        if (action instanceof Action.Command command) {
          checkAll(scope, command.words(), () -> task.path().child("command"), findings);
        }
      }
      checkEnv(scope, task.settings(), () -> task.path().child("env"), findings);
      if (!shared.isEmpty()) {
        checkInherited(scope, task, draft, shared, findings);
      }
    }
  }

  /** Takes away what is wrong for this task, so that it is reported once. */
  private static void checkInherited(
      ExpressionScope scope,
      TaskDraft task,
      DraftIndex draft,
      Map<String, Template> shared,
      Findings findings) {
    FieldPath defaults = FieldPath.of("defaults", "env");
    Map<String, Template> env = draft.effective(task).env();
    shared
        .entrySet()
        .removeIf(
            entry ->
                Objects.equals(entry.getValue(), env.get(entry.getKey()))
                    && !task.settings().env().entries().containsKey(entry.getKey())
                    && check(
                        scope, entry.getValue(), () -> defaults.child(entry.getKey()), findings));
  }

  /** Checks the defaults for themselves; gives those whose expressions depend on the task. */
  private static Map<String, Template> taskDependentDefaults(DraftIndex draft, Findings findings) {
    ExpressionScope scope =
        new ExpressionScope(draft.params().keySet(), Optional.empty(), findings);
    TaskSettings defaults = draft.draft().defaults();
    checkEnv(scope, defaults, () -> FieldPath.of("defaults", "env"), findings);
    Map<String, Template> dependent = new LinkedHashMap<>();
    defaults
        .env()
        .over(Map.of())
        .forEach(
            (name, template) -> {
              boolean fine = template.parts().stream().allMatch(p -> scope.problem(p).isEmpty());
              if (fine && template.parts().stream().anyMatch(ExpressionRule::isOfTask)) {
                dependent.put(name, template);
              }
            });
    return dependent;
  }

  private static boolean isOfTask(Template.Part part) {
    return part instanceof Template.InputReference || part instanceof Template.OutputReference;
  }

  private static void checkEnv(
      ExpressionScope scope, TaskSettings settings, Supplier<FieldPath> path, Findings findings) {
    settings
        .env()
        .forEachSet(
            (name, template) -> check(scope, template, () -> path.get().child(name), findings));
  }

  private static void checkAll(
      ExpressionScope scope,
      List<Template> templates,
      Supplier<FieldPath> path,
      Findings findings) {
    for (int i = 0; i < templates.size(); i++) {
      int index = i;
      check(scope, templates.get(i), () -> path.get().child(index), findings);
    }
  }

  /** Reports what is wrong with a template; whether anything is. */
  private static boolean check(
      ExpressionScope scope, Template template, Supplier<FieldPath> path, Findings findings) {
    if (template.isConstant()) {
      return false;
    }
    List<ExpressionScope.Problem> problems =
        template.parts().stream().flatMap(part -> scope.problem(part).stream()).toList();
    for (int i = 0; i < problems.size(); i++) {
      ExpressionScope.Problem problem = problems.get(i);
      if (i < Findings.MAX_PIECES) {
        Findings.Piece piece =
            Findings.Piece.at(
                problem.expression().offset(), problem.expression().text(), template.text());
        findings.atPiece(path.get(), piece, problem.code(), problem.message(), problem.help());
      } else {
        findings.atValue(path.get(), problem.code(), problem.message(), problem.help());
      }
    }
    return !problems.isEmpty();
  }
}
