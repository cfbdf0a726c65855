package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Texts can be given to a process and written as UTF-8: no NUL character, which ends a text for an
 * operating system, and no half of a surrogate pair, which is no character at all.
 */
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
        .entries()
        .forEach(
            (name, setting) ->
                setting
                    .written()
                    .ifPresent(
                        value ->
                            check(
                                value.text(),
                                () -> layer.path().child("env").child(name),
                                findings)));
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
    problem(text)
        .ifPresent(
            problem ->
                findings.atValue(
                    path.get(),
                    DiagnosticCode.BAD_TEXT,
                    "text " + problem,
                    "leave it out, or keep such data in a file"));
  }

  /** What keeps a text from being passed on, as the end of a sentence. */
  static Optional<String> problem(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return Optional.of("has a NUL character");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return Optional.of("has half of a surrogate pair");
      }
    }
    return Optional.empty();
  }
}
