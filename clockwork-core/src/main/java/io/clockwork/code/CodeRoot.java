package io.clockwork.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The top of the code that a task can see, and the working directory inside it: the Git top level
 * around the specification's folder, or outside Git that folder itself.
 *
 * @param top the top, without symbolic links in it
 * @param folder the specification's folder, at or below the top, without symbolic links in it
 * @param commit what was checked out there for a run; empty for a working tree
 */
public record CodeRoot(Path top, Path folder, Optional<String> commit) {

  /** Refuses nulls. */
  public CodeRoot {
    Objects.requireNonNull(top, "top");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(commit, "commit");
  }

  /** A working tree. */
  public CodeRoot(Path top, Path folder) {
    this(top, folder, Optional.empty());
  }

  /**
   * The root around a folder. A {@code .git} that is a folder marks a repository, one that is a
   * file a work tree or submodule.
   */
  public static CodeRoot around(Path folder) {
    Path start = real(folder);
    for (Path at = start; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.isDirectory(git) || Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
        return new CodeRoot(at, start);
      }
    }
    return new CodeRoot(start, start);
  }

  /** The folder as seen from the top; the empty path where they are the same. */
  public Path relativeFolder() {
    return top.relativize(folder);
  }

  /** Whether a path without symbolic links and without {@code ..} lies at or below the top. */
  public boolean contains(Path path) {
    return path.startsWith(top);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      // Not there: then nothing in it is either, which whoever looks for a file will say.
      return folder.toAbsolutePath().normalize();
    }
  }
}
