package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CacheFolder;
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
 * each interpreter, kept in the cache. The interpreter's own packages stay visible in them.
 */
final class VirtualEnvironments {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final int KEY_LENGTH = 32;

  private final Map<String, String> environment;

  /**
   * Environments for a caller.
   *
   * @param environment of the caller: it says which Python and which cache
   */
  VirtualEnvironments(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The environment with the packages of a file; made if it is not there. It is made in its place,
   * for its scripts hold its path, and counts once it is marked as complete.
   */
  Path with(Path requirements, SideCommand commands)
      throws AttemptFailure, IOException, InterruptedException {
    Path python = Interpreter.find(environment);
    PythonDescription description = PythonDescription.of(python, commands);
    String identity = RequirementsFile.text(requirements) + "\0" + description.identity();
    Path environments = CacheFolder.of(environment).resolve("venvs");
    Path made = environments.resolve(Sha256.of(identity).substring(0, KEY_LENGTH));
    Path complete = made.resolve(".complete");
    if (Files.exists(complete)) {
      return made;
    }
    Files.createDirectories(environments);
    String name = String.valueOf(requirements.getFileName());
    Runnable waiting =
        () -> commands.log().say("waiting for another task that installs the packages of " + name);
    FolderLock lock = FolderLock.of(made, waiting);
    try {
      if (Files.notExists(complete)) {
        make(requirements, made, description, commands);
        Files.createFile(complete);
      }
    } finally {
      lock.close();
    }
    return made;
  }

  private void make(
      Path requirements, Path made, PythonDescription description, SideCommand commands)
      throws AttemptFailure, IOException, InterruptedException {
    commands
        .log()
        .say("installing the packages of " + requirements.getFileName() + ", for later runs, too");
    // A build that was killed has left something incomplete.
    FileTree.delete(made);
    long start = System.nanoTime();
    new PackageInstaller(
            commands, Interpreter.find(environment), ProgramFile.find("uv", environment))
        .install(requirements, made, description);
    sayIfLong(Duration.ofNanos(System.nanoTime() - start), commands.log());
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
