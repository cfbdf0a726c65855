package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.store.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes what runs left behind; never anything of a run that is going on. Immutable; several
 * threads and processes may clean one folder.
 */
public final class RunCleaner {
  private static final String LEAVING = ".leaving-";

  /** From the folder of a run to its first event takes far less. */
  private static final Duration TO_BEGIN = Duration.ofMinutes(1);

  private final Path runs;
  private final boolean pretends;

  private RunCleaner(Path runs, boolean pretends) {
    this.runs = runs.toAbsolutePath().normalize();
    this.pretends = pretends;
  }

  /** Cleans a folder of runs, such as {@code .clockwork/runs}. */
  public static RunCleaner in(Path runs) {
    return new RunCleaner(runs, false);
  }

  /** The same, but it only finds what would be removed. */
  public RunCleaner pretending() {
    return new RunCleaner(runs, true);
  }

  /**
   * Removes whole runs whose last sign of life is older than a moment.
   *
   * @return those that were removed
   * @throws BackendUnavailableException if something cannot be removed
   */
  public List<RunResult> removeOlderThan(Instant moment) {
    List<RunResult> removed = new ArrayList<>();
    RunHistory.in(runs)
        .runs()
        .filter(run -> run.state() != RunState.RUNNING && run.lastSeen().isBefore(moment))
        .forEach(
            run -> {
              if (removeUnlessLocked(run.directory())) {
                removed.add(run);
              }
            });
    return removed;
  }

  /**
   * Removes what runs needed only while they were running: scratch folders of attempts that died,
   * folders of runs that died before they began, and what an earlier removal left.
   *
   * @return the folders that were removed
   * @throws BackendUnavailableException if something cannot be removed
   */
  public List<Path> removeLeftovers() {
    List<Path> removed = new ArrayList<>();
    try {
      for (Path scope : RunHistory.folders(runs)) {
        for (Path leaving : matching(scope, LEAVING + "*")) {
          removeFolder(leaving);
          removed.add(leaving);
        }
        for (Path run : RunHistory.folders(scope)) {
          removeLeftovers(new RunDirectory(run), removed);
        }
      }
      return removed;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void removeLeftovers(RunDirectory run, List<Path> removed) throws IOException {
    if (JournalFile.start(run.journal()).isEmpty()) {
      if (!isFresh(run) && removeUnlessLocked(run)) {
        removed.add(run.path());
      }
      return;
    }
    if (RunHistory.read(run).state() == RunState.RUNNING) {
      return;
    }
    for (Path task : RunHistory.folders(run.path())) {
      for (Path attempt : matching(task, "attempt-*")) {
        Path work = attempt.resolve("work");
        if (Files.exists(work)) {
          removeFolder(work);
          removed.add(work);
        }
      }
    }
  }

  private void removeFolder(Path folder) throws IOException {
    if (!pretends) {
      FolderRemoval.of(folder);
    }
  }

  /** A run that is just about to begin must be left alone. */
  private static boolean isFresh(RunDirectory run) throws IOException {
    Instant made = Files.getLastModifiedTime(run.path()).toInstant();
    return made.isAfter(Instant.now().minus(TO_BEGIN));
  }

  /** Moved away first, so that nobody ever sees half a run. */
  private boolean removeUnlessLocked(RunDirectory run) {
    if (pretends && Files.notExists(run.lock())) {
      // To lock it would make the file, and the run's folder look fresh.
      return true;
    }
    try {
      Optional<RunLock> lock = RunLock.acquire(run.lock());
      if (lock.isEmpty()) {
        return false;
      }
      try {
        if (!pretends) {
          Path leaving = run.path().resolveSibling(LEAVING + run.path().getFileName());
          Files.move(run.path(), leaving);
          FolderRemoval.of(leaving);
        }
      } finally {
        lock.get().close();
      }
      return true;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static List<Path> matching(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, pattern)) {
      stream.forEach(found::add);
    }
    return found;
  }

  private BackendUnavailableException failed(IOException e) {
    return new BackendUnavailableException("cannot clean " + runs + ": " + e, e);
  }
}
