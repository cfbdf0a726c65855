package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Locale;
import java.util.Optional;

/**
 * Paths are relative, with slashes, and stay inside the code. With {@code code} its {@code path} is
 * where they start from and the checkout's top what they stay in; without it only the disk knows
 * how far up the code reaches, and {@code io.clockwork.code} checks that. A leading {@code ~} is
 * refused, for nothing expands it.
 */
final class PathRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    Optional<CodeSource> code = draft.draft().code();
    code.ifPresent(
        source -> check(FieldPath.of("code", "path"), source.path(), Optional.of("."), findings));
    Optional<String> base =
        code.map(CodeSource::path)
            .filter(path -> RelativePath.problem(path).isEmpty() && !RelativePath.leaves(path));
    for (TaskDraft task : draft.everyTask()) {
      for (Action action : task.actions()) {
        if (action instanceof Action.Python python) {
          check(task.path().child("python"), python.path(), base, findings);
          checkPython(task, python.path(), findings);
        } else if (action instanceof Action.Notebook notebook) {
          check(task.path().child("notebook"), notebook.path(), base, findings);
        }
      }
      task.requirements()
          .ifPresent(path -> check(task.path().child("requirements"), path, base, findings));
    }
  }

  /** Checks a path that starts at {@code base} inside a checkout, if that is known. */
  private static void check(
      FieldPath field, String path, Optional<String> base, Findings findings) {
    Optional<String> problem = RelativePath.problem(path);
    if (problem.isPresent()) {
      findings.atValue(
          field,
          DiagnosticCode.BAD_PATH,
          "path " + Quoted.text(path) + " " + problem.get(),
          "write a path relative to the specification's folder, such as \"etl/extract.py\"");
    } else if (base.filter(from -> RelativePath.leaves(from + "/" + path)).isPresent()) {
      findings.atValue(
          field,
          DiagnosticCode.PATH_OUTSIDE_CODE,
          "path " + Quoted.text(path) + " leaves the repository of the code",
          "only what is in the repository is there when a task runs");
    }
  }

  private static void checkPython(TaskDraft task, String path, Findings findings) {
    if (path.toLowerCase(Locale.ROOT).endsWith(".ipynb")) {
      findings.atValue(
          task.path().child("python"),
          DiagnosticCode.BAD_PATH,
          task + " runs notebook " + Quoted.text(path) + " as a script",
          "write \"notebook\" instead of \"python\"");
    }
  }
}
