package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.model.Pipeline;
import io.clockwork.store.RunDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The folder that runs are kept in: {@code <runs>/<scope>/<run>}. */
final class RunsDirectory {
  private static final String OWN = ".clockwork";

  private RunsDirectory() {}

  /** Where the runs of a pipeline are kept unless something else is said: beside it. */
  static Path of(Pipeline pipeline) {
    return workingDirectory(pipeline).resolve(OWN).resolve("runs");
  }

  /** The folder that relative paths of a pipeline start from, absolute. */
  static Path workingDirectory(Pipeline pipeline) {
    return pipeline.directory().orElse(Path.of("")).toAbsolutePath().normalize();
  }

  /**
   * Creates the folder of a new run; false if there is one of this id already.
   *
   * @throws BackendUnavailableException if it cannot be created
   */
  static boolean create(Path runs, RunDirectory directory) {
    try {
      ignoreInGit(runs);
      Files.createDirectories(Objects.requireNonNull(directory.path().getParent()));
      Files.createDirectory(directory.path());
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new BackendUnavailableException(
          "cannot create the run's folder "
              + directory.path()
              + ": "
              + e
              + "; choose another place for runs, or allow writing there",
          e);
    }
  }

  /** What runs leave behind belongs into no repository; the folder says so itself. */
  private static void ignoreInGit(Path runs) throws IOException {
    Path own = runs.toAbsolutePath().getParent();
    if (own != null && own.endsWith("replays")) {
      own = own.getParent();
    }
    if (own == null || !own.endsWith(OWN)) {
      return;
    }
    Files.createDirectories(own);
    Path ignore = own.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }
}
