package io.clockwork.code;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Action;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that the files a pipeline names are there: regular, readable, inside the code root also
 * through symbolic links, written with the right case, and notebooks where notebooks are meant.
 */
public final class CodeCheck {
  private final Pipeline pipeline;
  private final CodeRoot root;
  private final Map<String, Optional<FileProblem>> files = new HashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private CodeCheck(Pipeline pipeline) {
    this.pipeline = pipeline;
    root = CodeRoot.around(pipeline.directory().orElse(Path.of("")));
  }

  /**
   * Every problem with the files of a pipeline. Nothing is found wrong with a pipeline whose code
   * is elsewhere ({@code code}): its files are looked for where they are checked out.
   */
  public static ValidationReport check(Pipeline pipeline) {
    return pipeline.code().isPresent() ? ValidationReport.CLEAN : new CodeCheck(pipeline).report();
  }

  private ValidationReport report() {
    for (Task task : pipeline.tasks().values()) {
      if (task.action() instanceof Action.Python python) {
        check(task, "python", python.path());
      } else if (task.action() instanceof Action.Notebook notebook) {
        check(task, "notebook", notebook.path());
      }
      task.requirements().ifPresent(path -> check(task, "requirements", path));
    }
    return ValidationReport.of(found);
  }

  private void check(Task task, String key, String path) {
    boolean notebook = key.equals("notebook");
    files
        .computeIfAbsent(
            notebook + path,
            unused ->
                CodeFile.problem(root, path)
                    .or(() -> notebook ? NotebookFile.problem(root, path) : Optional.empty()))
        .ifPresent(problem -> found.add(diagnostic(task, key, path, problem)));
  }

  private Diagnostic diagnostic(Task task, String key, String path, FileProblem problem) {
    return Diagnostic.of(
            problem.code(),
            pipeline.sources().value(FieldPath.of("tasks", task.name(), key)),
            key
                + " "
                + Quoted.text(path)
                + " of task "
                + Quoted.text(task.name())
                + " "
                + problem.text())
        .withHelp(problem.help());
  }
}
