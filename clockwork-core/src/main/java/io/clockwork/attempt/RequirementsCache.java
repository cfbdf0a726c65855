package io.clockwork.attempt;

import io.clockwork.contract.Sha256;
import io.clockwork.model.DurationText;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Virtual environments with the packages of requirements files, one for each content of a file and
 * each Python, kept in the cache. One is made by one task while others wait, and counts once it is
 * complete.
 *
 * @param folder where they are kept
 */
public record RequirementsCache(Path folder) {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int KEY_LENGTH = 32;

  /** Makes an environment. For one thread. */
  @FunctionalInterface
  public interface Maker {
    /** Makes it in its place, an absolute path at which nothing is. */
    void make(Path environment) throws AttemptFailure, IOException, InterruptedException;

    /** Whether one is still there that was made, and of which part is kept elsewhere. */
    default boolean isThere(Path environment) throws AttemptFailure, InterruptedException {
      return true;
    }
  }

  /** The environments of a caller, in the cache that its variables name. */
  public static RequirementsCache of(Map<String, String> environment) {
    return new RequirementsCache(CacheFolder.of(environment).resolve("venvs"));
  }

  /**
   * The environment with the packages of a file; made if it is not there.
   *
   * @param python a text that differs for Pythons of which one has no use for an environment made
   *     by the other, such as their versions
   */
  public Path get(Path requirements, String python, AttemptLog log, Maker maker)
      throws AttemptFailure, IOException, InterruptedException {
    String identity = RequirementsFile.text(requirements) + "\0" + python;
    Path made = folder.resolve(Sha256.of(identity).substring(0, KEY_LENGTH));
    Path complete = made.resolve(".complete");
    if (Files.exists(complete) && maker.isThere(made)) {
      return made;
    }
    Files.createDirectories(folder);
    String name = String.valueOf(requirements.getFileName());
    FolderLock lock =
        FolderLock.of(
            made, () -> log.say("waiting for another task that installs the packages of " + name));
    try {
      if (Files.notExists(complete) || !maker.isThere(made)) {
        log.say("installing the packages of " + name + ", for later runs, too");
        // A build that was killed has left something incomplete.
        FileTree.delete(made);
        long start = System.nanoTime();
        maker.make(made);
        sayIfLong(Duration.ofNanos(System.nanoTime() - start), log);
        Files.createFile(complete);
      }
    } finally {
      lock.close();
    }
    return made;
  }

  private static void sayIfLong(Duration took, AttemptLog log) {
    if (took.compareTo(LONG) >= 0) {
      log.say(
          "installing took "
              + DurationText.of(Duration.ofSeconds(took.toSeconds()))
              + "; in production an image with these packages starts at once");
    }
  }
}
