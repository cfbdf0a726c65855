package io.clockwork.code;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges one path from the specification's folder. */
final class CodeFile {
  /** How many files of a folder are compared with a name that is not there. */
  private static final int MAX_SIBLINGS = 1000;

  private CodeFile() {}

  /** What keeps a task from using the file; empty if nothing does. */
  static Optional<FileProblem> problem(CodeRoot root, String path) {
    try {
      Path file = root.folder().resolve(path).normalize();
      if (!root.contains(file)) {
        return Optional.of(outside(root, "leaves the code"));
      }
      Optional<FileProblem> missing = missing(root, file);
      return missing.isPresent() ? missing : problemOfExisting(root, file.toRealPath());
    } catch (InvalidPathException e) {
      return Optional.of(
          new FileProblem(
              DiagnosticCode.BAD_PATH, "cannot be a path on this machine", "rename the file"));
    } catch (IOException e) {
      return Optional.of(unreadable());
    }
  }

  private static Optional<FileProblem> problemOfExisting(CodeRoot root, Path real) {
    if (!root.contains(real)) {
      return Optional.of(
          outside(root, "leads out of the code by a symbolic link, to " + shown(real)));
    }
    if (!Files.isRegularFile(real)) {
      String what = Files.isDirectory(real) ? "is a folder, not a file" : "is not a regular file";
      return Optional.of(new FileProblem(DiagnosticCode.BAD_PATH, what, "name a file"));
    }
    return Files.isReadable(real) ? Optional.empty() : Optional.of(unreadable());
  }

  private static FileProblem outside(CodeRoot root, String text) {
    return new FileProblem(
        DiagnosticCode.PATH_OUTSIDE_CODE,
        text,
        "only what lies in " + shown(root.top()) + " is there when a task runs");
  }

  private static FileProblem unreadable() {
    return new FileProblem(
        DiagnosticCode.FILE_UNREADABLE, "cannot be read", "allow reading it, or mend its link");
  }

  /** Goes down from the top, name by name, to the first that is not there as it is written. */
  private static Optional<FileProblem> missing(CodeRoot root, Path file) throws IOException {
    Path at = root.top();
    Path rest = root.top().relativize(file);
    for (int i = 0; i < rest.getNameCount(); i++) {
      String name = rest.getName(i).toString();
      Path next = at.resolve(name);
      if (!name.isEmpty() && !isThere(next)) {
        String text = "does not exist" + (i + 1 < rest.getNameCount() ? noFolder(next) : "");
        return Optional.of(
            new FileProblem(DiagnosticCode.PATH_NOT_FOUND, text, help(root, file, at, name)));
      }
      at = next;
    }
    return Optional.empty();
  }

  /** Also where upper and lower case are the same to a file system, names differ by case. */
  private static boolean isThere(Path path) throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && path.toRealPath(LinkOption.NOFOLLOW_LINKS).getFileName().equals(path.getFileName());
  }

  private static String noFolder(Path folder) {
    return ": there is no folder " + Quoted.text(String.valueOf(folder.getFileName()));
  }

  private static String help(CodeRoot root, Path file, Path parent, String name) {
    return DidYouMean.nearest(name, siblings(parent))
        .map(
            near -> parent.resolve(near).resolve(parent.resolve(name).relativize(file)).normalize())
        .map(meant -> "did you mean " + shown(root.folder().relativize(meant)) + "?")
        .orElse("paths start at " + shown(root.folder()));
  }

  private static List<String> siblings(Path folder) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        names.add(String.valueOf(file.getFileName()));
        if (names.size() == MAX_SIBLINGS) {
          break;
        }
      }
    } catch (IOException e) {
      return List.of();
    }
    return names;
  }

  private static String shown(Path path) {
    return Quoted.text(path.toString());
  }
}
