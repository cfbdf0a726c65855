package io.clockwork.code;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/**
 * Judges paths from one folder of the code.
 *
 * @param folder from the top, where the paths start
 */
record CodeFile(CodeTree tree, String folder) {

  /** What keeps a task from using a file; empty if nothing does. */
  Optional<FileProblem> problem(String path) {
    Optional<String> place = CodePath.join(folder, path);
    if (place.isEmpty()) {
      return Optional.of(outside("leaves the code"));
    }
    try {
      CodeNode node = tree.find(place.get());
      if (node instanceof CodeNode.File file) {
        return LfsPointer.is(tree, place.get(), file.size()) ? lfs() : Optional.empty();
      }
      return Optional.of(problem(place.get(), node, "file"));
    } catch (InvalidPathException e) {
      return Optional.of(
          new FileProblem(
              DiagnosticCode.BAD_PATH, "cannot be a path on this machine", "rename the file"));
    } catch (IOException e) {
      return Optional.of(unreadable());
    }
  }

  /** What keeps a task from running a file as a notebook; empty if nothing does. */
  Optional<FileProblem> problemOfNotebook(String path) {
    return problem(path)
        .or(() -> CodePath.join(folder, path).flatMap(place -> NotebookFile.problem(tree, place)));
  }

  /** What keeps tasks from starting in {@link #folder}; empty if nothing does. */
  Optional<FileProblem> problemOfFolder() {
    try {
      CodeNode node = tree.find(folder);
      return node instanceof CodeNode.Folder
          ? Optional.empty()
          : Optional.of(new CodeFile(tree, "").problem(folder, node, "folder"));
    } catch (InvalidPathException | IOException e) {
      return Optional.of(unreadable());
    }
  }

  private FileProblem problem(String place, CodeNode node, String wanted) {
    if (node instanceof CodeNode.Missing missing) {
      boolean last = CodePath.join(missing.folder(), missing.name()).equals(Optional.of(place));
      String text =
          "does not exist" + (last ? "" : ": there is no folder " + Quoted.text(missing.name()));
      return new FileProblem(DiagnosticCode.PATH_NOT_FOUND, text, help(place, missing));
    }
    if (node instanceof CodeNode.Outside outside) {
      return outside(
          "leads out of the code by a symbolic link, to " + Quoted.text(outside.target()));
    }
    if (node instanceof CodeNode.Other other) {
      return new FileProblem(DiagnosticCode.BAD_PATH, other.what(), "name a " + wanted);
    }
    String what = node instanceof CodeNode.Folder ? "is a folder" : "is a file";
    return new FileProblem(DiagnosticCode.BAD_PATH, what + ", not a " + wanted, "name a " + wanted);
  }

  private static FileProblem unreadable() {
    return new FileProblem(
        DiagnosticCode.FILE_UNREADABLE, "cannot be read", "allow reading it, or mend its link");
  }

  private FileProblem outside(String text) {
    return new FileProblem(
        DiagnosticCode.PATH_OUTSIDE_CODE,
        text,
        "only what lies in " + tree.show("") + " is there when a task runs");
  }

  private static Optional<FileProblem> lfs() {
    return Optional.of(
        new FileProblem(
            DiagnosticCode.FILE_UNREADABLE,
            "cannot be read: of its content in Git LFS only the pointer is there",
            "keep it in Git itself; a clone gets it by \"git lfs pull\""));
  }

  private String help(String place, CodeNode.Missing missing) {
    return DidYouMean.nearest(missing.name(), siblings(missing.folder()))
        .map(near -> "did you mean " + Quoted.text(meant(place, missing, near)) + "?")
        .orElse("paths start at " + tree.show(folder));
  }

  private String meant(String place, CodeNode.Missing missing, String near) {
    String parent = missing.folder().isEmpty() ? "" : missing.folder() + "/";
    String rest = place.substring((parent + missing.name()).length());
    return CodePath.relative(folder, parent + near + rest);
  }

  private List<String> siblings(String parent) {
    try {
      return tree.names(parent);
    } catch (IOException e) {
      return List.of();
    }
  }
}
