package io.clockwork.git;

import io.clockwork.attempt.FolderLock;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Removes from the cache what nobody uses any more. */
final class CacheCleaner {
  private final Path cache;
  private final Instant unusedSince;
  private final boolean pretending;
  private final List<String> removed = new ArrayList<>();

  CacheCleaner(Path cache, Instant unusedSince, boolean pretending) {
    this.cache = cache;
    this.unusedSince = unusedSince;
    this.pretending = pretending;
  }

  List<String> clean() {
    try {
      for (Path folder : folders(cache)) {
        FolderLock lock = FolderLock.of(folder, () -> {});
        try {
          clean(folder);
        } finally {
          lock.close();
        }
      }
      return List.copyOf(removed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.copyOf(removed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clean(Path folder) throws IOException {
    String url = url(folder);
    for (Path tree : folders(folder.resolve("trees"))) {
      String commit = String.valueOf(tree.getFileName());
      if (commit.equals("partial")) {
        remove(tree, "a checkout of " + url + " that was not finished");
      } else if (isUnused(tree)) {
        remove(tree, "the checkout of " + url + " at " + commit);
      }
    }
    Path partial = folder.resolve("mirror.partial");
    if (Files.exists(partial)) {
      remove(partial, "a mirror of " + url + " that was not finished");
    }
    Path mirror = folder.resolve("mirror.git");
    if (Files.isDirectory(mirror) && isUnused(mirror)) {
      remove(mirror, "the mirror of " + url);
    }
  }

  private void remove(Path path, String what) throws IOException {
    if (!pretending) {
      FileTree.delete(path);
    }
    removed.add(what);
  }

  private boolean isUnused(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant().isBefore(unusedSince);
  }

  private static String url(Path folder) throws IOException {
    Path file = folder.resolve("url");
    return Files.exists(file) ? Files.readString(file).strip() : "an unknown repository";
  }

  private static List<Path> folders(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    }
  }
}
