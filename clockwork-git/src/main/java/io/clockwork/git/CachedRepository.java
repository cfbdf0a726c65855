package io.clockwork.git;

import io.clockwork.attempt.FolderLock;
import io.clockwork.code.CodeTree;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.CodeUnavailableException.Field;
import io.clockwork.code.CodeUnavailableException.Reason;
import io.clockwork.code.PinnedCode;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one repository in the cache: {@code mirror.git}, {@code trees/<commit>} with the
 * files of commits, and the {@code url}. Whoever works in it holds its lock.
 */
final class CachedRepository {
  private final Path folder;
  private final GitUrl url;
  private final GitOptions options;

  CachedRepository(Path cache, GitUrl url, GitOptions options) {
    folder = cache.resolve(url.key());
    this.url = url;
    this.options = options;
  }

  /** Work on the mirror; the server is only looked for if it asks for it. */
  @FunctionalInterface
  interface Work<T> {
    T on(Repository repository, Supplier<Remote> remote) throws IOException;
  }

  /**
   * Works on the mirror, and again on a new one if it was damaged.
   *
   * @throws CodeUnavailableException if the server, or the cache, does not allow it
   */
  <T> T with(Work<T> work) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    try {
      Files.createDirectories(folder);
      FolderLock lock =
          FolderLock.of(
              folder, () -> options.progress().accept("waiting for another process at " + url));
      try {
        return locked(work);
      } finally {
        lock.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw interrupted();
      }
      throw new CodeUnavailableException(
          Reason.CACHE,
          Field.GIT,
          "the cache " + folder + " of repository " + url + " cannot be used: " + e.getMessage(),
          "allow writing there, free some space, or name another place with CLOCKWORK_CACHE");
    }
  }

  private CodeUnavailableException interrupted() {
    return new CodeUnavailableException(
        Reason.INTERRUPTED,
        Field.GIT,
        "waiting for repository " + url + " was interrupted",
        "try again");
  }

  private <T> T locked(Work<T> work) throws IOException {
    try {
      return once(work);
    } catch (DamagedException e) {
      options.progress().accept("the mirror of " + url + " is damaged and made anew");
      FileTree.delete(mirror());
      return once(work);
    }
  }

  private static boolean isDamage(@Nullable Throwable error) {
    return error instanceof MissingObjectException || error instanceof CorruptObjectException;
  }

  private <T> T once(Work<T> work) throws IOException {
    try (Repository repository = open()) {
      return work.on(repository, () -> new Remote(url, options, mirror()));
    } catch (MissingObjectException | CorruptObjectException e) {
      throw new DamagedException(e);
    } catch (UncheckedIOException e) {
      if (isDamage(e.getCause())) {
        throw new DamagedException(e);
      }
      throw e;
    }
  }

  /** Says that the mirror is of no use. */
  private static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  private Path mirror() {
    return folder.resolve("mirror.git");
  }

  private Repository open() throws IOException {
    if (!Files.isDirectory(mirror())) {
      Path partial = folder.resolve("mirror.partial");
      FileTree.delete(partial);
      try (Repository created =
          new FileRepositoryBuilder().setGitDir(partial.toFile()).setBare().build()) {
        created.create(true);
      }
      Files.writeString(folder.resolve("url"), url.text() + "\n");
      Files.move(partial, mirror(), StandardCopyOption.ATOMIC_MOVE);
    }
    touch(mirror());
    try {
      return new FileRepositoryBuilder()
          .setGitDir(mirror().toFile())
          .setBare()
          .setMustExist(true)
          .build();
    } catch (IOException e) {
      throw new DamagedException(e);
    }
  }

  private static void touch(Path used) throws IOException {
    Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
  }

  /** Reads files at a commit. */
  <T> T read(PinnedCode code, Function<CodeTree, T> reader) {
    return with(
        (repository, remote) -> {
          RevTree top = tree(code, repository, remote);
          try (ObjectReader objects = repository.newObjectReader()) {
            return reader.apply(commitTree(code, objects, top));
          }
        });
  }

  private CommitTree commitTree(PinnedCode code, ObjectReader objects, RevTree top) {
    return new CommitTree(objects, top, url + " at " + code.shortCommit());
  }

  private RevTree tree(PinnedCode code, Repository repository, Supplier<Remote> remote)
      throws IOException {
    Mirror mirror = new Mirror(url, repository);
    if (!mirror.has(code.commit())) {
      options.progress().accept("fetching " + code.source().ref() + " of " + url);
      mirror.fetch(code, remote.get());
    }
    return mirror.tree(code);
  }

  /** The files at a commit in a folder, written if they are not there yet. */
  Path checkout(PinnedCode code) {
    Path trees = folder.resolve("trees");
    Path place = trees.resolve(code.commit());
    return with(
        (repository, remote) -> {
          if (!Files.isDirectory(place)) {
            Files.createDirectories(trees);
            Path partial = trees.resolve("partial");
            FileTree.delete(partial);
            Files.createDirectory(partial);
            RevTree top = tree(code, repository, remote);
            try (ObjectReader objects = repository.newObjectReader()) {
              new TreeExtraction(objects, commitTree(code, objects, top)).write(top, partial);
            }
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            TreeExtraction.protect(place);
          }
          touch(place);
          return place.toRealPath();
        });
  }
}
