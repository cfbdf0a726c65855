package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.function.Supplier;

/** Every text is a {@link PassableText}. */
final class TextRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    PipelineDraft pipeline = draft.draft();
    pipeline.description().ifPresent(t -> check(t, () -> FieldPath.of("description"), findings));
    for (Param param : pipeline.params()) {
      FieldPath path = FieldPath.of("params", param.name());
      param.description().ifPresent(t -> check(t, () -> path.child("description"), findings));
      param.defaultValue().ifPresent(v -> check(v.text(), () -> path.child("default"), findings));
      for (int i = 0; i < param.allowed().size(); i++) {
        FieldPath place = path.child("enum").child(i);
        check(param.allowed().get(i).text(), () -> place, findings);
      }
    }
    draft.layers().forEach(layer -> checkEnv(layer, findings));
    draft.everyTask().forEach(task -> check(task, findings));
  }

  private static void checkEnv(Layer layer, Findings findings) {
    layer
        .settings()
        .env()
        .forEachSet(
            (name, value) ->
                check(value.text(), () -> layer.path().child("env").child(name), findings));
  }

  private static void check(TaskDraft task, Findings findings) {
    task.description().ifPresent(t -> check(t, () -> task.path().child("description"), findings));
    checkAll(task.args(), () -> task.path().child("args"), findings);
    for (Action action : task.actions()) {
      if (action instanceof Action.Shell shell) {
        check(shell.text(), () -> task.path().child("shell"), findings);
      } else if (action instanceof Action.Command command) {
        checkAll(command.words(), () -> task.path().child("command"), findings);
      }
    }
    task.outputs()
        .forEach(
            output ->
                output
                    .output()
                    .description()
                    .ifPresent(
                        t ->
                            check(
                                t,
                                () -> task.path().child("outputs").child(output.name()),
                                findings)));
  }

  private static void checkAll(
      List<Template> templates, Supplier<FieldPath> path, Findings findings) {
    for (int i = 0; i < templates.size(); i++) {
      int index = i;
      check(templates.get(i).text(), () -> path.get().child(index), findings);
    }
  }

  private static void check(String text, Supplier<FieldPath> path, Findings findings) {
    PassableText.problem(text)
        .ifPresent(
            problem ->
                findings.atValue(
                    path.get(),
                    DiagnosticCode.BAD_TEXT,
                    "text " + problem,
                    "leave it out, or keep such data in a file"));
  }
}
