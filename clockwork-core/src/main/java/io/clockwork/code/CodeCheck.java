package io.clockwork.code;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Action;
import io.clockwork.model.CodeSource;
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
  private final CodeFile files;
  private final Map<String, Optional<FileProblem>> known = new HashMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private CodeCheck(Pipeline pipeline, CodeTree tree, String folder) {
    this.pipeline = pipeline;
    files = new CodeFile(tree, folder);
  }

  /**
   * Every problem with the files of a pipeline beside its specification. Nothing is found wrong
   * with a pipeline whose code is elsewhere ({@code code}).
   */
  public static ValidationReport check(Pipeline pipeline) {
    if (pipeline.code().isPresent()) {
      return ValidationReport.CLEAN;
    }
    return check(pipeline, CodeRoot.around(pipeline.directory().orElse(Path.of(""))));
  }

  /** Every problem with the files of a pipeline in a folder, wherever it says that its code is. */
  public static ValidationReport check(Pipeline pipeline, CodeRoot root) {
    return new CodeCheck(pipeline, new FolderTree(root.top()), root.relativeFolder().toString())
        .report();
  }

  /**
   * Every problem with the files of a pipeline, also where its code is elsewhere: then the commit
   * is read that its ref means now. Where that cannot be had, a warning says so.
   */
  public static ValidationReport check(Pipeline pipeline, CodeRepositories repositories) {
    if (pipeline.code().isEmpty()) {
      return check(pipeline);
    }
    try {
      return check(pipeline, repositories.pin(pipeline.code().get()), repositories);
    } catch (CodeUnavailableException e) {
      return ValidationReport.of(
          List.of(
              problem(pipeline, e)
                  .orElseGet(
                      () ->
                          Diagnostic.of(
                                  DiagnosticCode.CODE_NOT_CHECKED,
                                  place(pipeline, e),
                                  "the files of pipeline "
                                      + Quoted.text(pipeline.name())
                                      + " were not looked for: "
                                      + e.what())
                              .withHelp(e.help()))));
    }
  }

  /**
   * Every problem with the files of a pipeline at a commit.
   *
   * @throws CodeUnavailableException if the commit cannot be read
   */
  public static ValidationReport check(
      Pipeline pipeline, PinnedCode code, CodeRepositories repositories) {
    String folder = CodePath.join("", code.source().path()).orElse("");
    return repositories.read(
        code,
        tree -> {
          CodeCheck check = new CodeCheck(pipeline, tree, folder);
          return check.folderIsThere(code.source()) ? check.report() : check.found();
        });
  }

  /**
   * What keeps a file of the code from being read; empty if nothing does.
   *
   * @param path from the top of the tree
   * @param subject what the file is, as the beginning of a sentence
   * @param place where the path is written
   */
  public static Optional<Diagnostic> problem(
      CodeTree tree, String path, String subject, Optional<SourceLocation> place) {
    return new CodeFile(tree, "")
        .problem(path)
        .map(
            what ->
                Diagnostic.of(
                        what.code(), place, subject + " " + Quoted.text(path) + " " + what.text())
                    .withHelp(what.help()));
  }

  /** What is wrong with the specification; empty where only the environment lacks something. */
  public static Optional<Diagnostic> problem(Pipeline pipeline, CodeUnavailableException error) {
    return problem(error, place(pipeline, error));
  }

  /**
   * The same of a specification that says in another place where code is.
   *
   * @param place where the {@linkplain CodeUnavailableException#field field} to blame is written
   */
  public static Optional<Diagnostic> problem(
      CodeUnavailableException error, Optional<SourceLocation> place) {
    return error
        .code()
        .map(code -> Diagnostic.of(code, place, error.what()).withHelp(error.help()));
  }

  private static Optional<SourceLocation> place(Pipeline pipeline, CodeUnavailableException error) {
    return pipeline.sources().value(FieldPath.of("code", error.field().key()));
  }

  private boolean folderIsThere(CodeSource source) {
    Optional<FileProblem> problem = files.problemOfFolder();
    problem.ifPresent(
        what ->
            found.add(
                Diagnostic.of(
                        what.code(),
                        pipeline.sources().value(FieldPath.of("code", "path")),
                        "path " + Quoted.text(source.path()) + " of the code " + what.text())
                    .withHelp(what.help())));
    return problem.isEmpty();
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
    return found();
  }

  private ValidationReport found() {
    return ValidationReport.of(found);
  }

  private void check(Task task, String key, String path) {
    boolean notebook = key.equals("notebook");
    known
        .computeIfAbsent(
            notebook + path,
            unused -> notebook ? files.problemOfNotebook(path) : files.problem(path))
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
