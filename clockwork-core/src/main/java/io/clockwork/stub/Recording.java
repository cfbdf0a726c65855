package io.clockwork.stub;

import io.clockwork.contract.Manifest;
import io.clockwork.store.AttemptDirectory;
import io.clockwork.store.FileTree;
import io.clockwork.store.ManifestFile;
import io.clockwork.store.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the tasks of an earlier run left, to be replayed in tests. Its folder is laid out as that of
 * a run, of which it keeps the last attempt of each task: its manifest and outputs. So the folder
 * of a run is a recording, too.
 *
 * @param folder where it is
 */
public record Recording(Path folder) {
  private static final Pattern ATTEMPT = Pattern.compile("attempt-([1-9][0-9]{0,8})");

  /** Refuses nulls. */
  public Recording {
    Objects.requireNonNull(folder, "folder");
  }

  /**
   * Records what is needed of a run's folder to replay it; what was in the other folder is gone.
   *
   * @param tasks those whose last attempts are kept
   * @throws IOException if a folder cannot be read or written
   */
  public static Recording save(RunDirectory run, Iterable<String> tasks, Path folder)
      throws IOException {
    Recording source = new Recording(run.path());
    FileTree.delete(folder);
    for (String task : tasks) {
      Optional<Recorded> last = source.last(task);
      if (last.isPresent()) {
        AttemptDirectory from = last.get().directory();
        AttemptDirectory to =
            new RunDirectory(folder).attempt(task, last.get().manifest().attempt().number());
        Files.createDirectories(to.path());
        if (Files.isDirectory(from.outputs())) {
          FileTree.copy(from.outputs(), to.outputs());
        }
        Files.copy(from.manifest(), to.manifest());
      }
    }
    return new Recording(folder);
  }

  /**
   * The last attempt of a task that ended; empty if there is none.
   *
   * @throws IOException if the folder cannot be read
   */
  public Optional<Recorded> last(String task) throws IOException {
    RunDirectory run = new RunDirectory(folder.toAbsolutePath());
    for (int number = newest(run.task(task)); number > 0; number--) {
      AttemptDirectory attempt = run.attempt(task, number);
      Optional<Manifest> manifest = ManifestFile.read(attempt);
      if (manifest.isPresent()) {
        return Optional.of(new Recorded(attempt, manifest.get()));
      }
    }
    return Optional.empty();
  }

  private static int newest(Path task) throws IOException {
    int newest = 0;
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(task)) {
      for (Path entry : entries) {
        Matcher name = ATTEMPT.matcher(String.valueOf(entry.getFileName()));
        if (name.matches()) {
          newest = Math.max(newest, Integer.parseInt(name.group(1)));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return 0;
    }
    return newest;
  }

  /**
   * One recorded attempt.
   *
   * @param directory its folder
   * @param manifest how it ended
   */
  public record Recorded(AttemptDirectory directory, Manifest manifest) {
    /** Refuses nulls. */
    public Recorded {
      Objects.requireNonNull(directory, "directory");
      Objects.requireNonNull(manifest, "manifest");
    }
  }
}
