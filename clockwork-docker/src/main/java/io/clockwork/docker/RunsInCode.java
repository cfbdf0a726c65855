package io.clockwork.docker;

import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The folders in the code that hold runs, of any pipeline: a task sees the code without them. They
 * are searched for once a run, as that takes a look at every file of a repository; those that
 * another pipeline's first run makes meanwhile are found by the next.
 */
final class RunsInCode {
  private static final String GIT = ".git";

  private final Map<Path, Search> searches = new ConcurrentHashMap<>();

  private record Search(String run, Set<Path> found) {}

  /** Those that an attempt must not see. */
  Set<Path> of(StagedAttempt staged) {
    CodeRoot code = staged.code();
    String run = staged.attempt().run().id();
    Set<Path> found = new LinkedHashSet<>(search(code.top(), run));
    Path own = staged.attempt().directory().path();
    if (code.contains(own) && found.stream().noneMatch(own::startsWith)) {
      found.add(own);
    }
    found.removeIf(folder -> !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
    return found;
  }

  private Set<Path> search(Path top, String run) {
    return searches
        .compute(
            top,
            (unused, last) ->
                last != null && last.run().equals(run) ? last : new Search(run, search(top)))
        .found();
  }

  private static Set<Path> search(Path top) {
    Set<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(top, new Visitor(found));
    } catch (IOException e) {
      throw new AssertionError("no failure ends the search", e);
    }
    return Collections.unmodifiableSet(found);
  }

  /** Goes through all folders but Git's own; what cannot be read is nothing a task can read. */
  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final Set<Path> found;

    Visitor(Set<Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.endsWith(ContainerPlaces.RUNS)) {
        found.add(folder);
        return FileVisitResult.SKIP_SUBTREE;
      }
      return folder.endsWith(GIT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    @SuppressWarnings("NullAway") // The failure is null after a folder that could be read.
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
