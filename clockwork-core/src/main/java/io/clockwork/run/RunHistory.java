package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.store.RunDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs that a folder keeps, as their journals tell. Only ever reads. Immutable, and keeps
 * nothing: each call reads the folder as it is then.
 */
public final class RunHistory {
  /** Stands for the id of the run that began last. */
  public static final String LATEST = "latest";

  private final Path runs;
  private final Optional<String> scope;

  private RunHistory(Path runs, Optional<String> scope) {
    this.runs = runs;
    this.scope = scope;
  }

  /** All runs in a folder of runs, such as {@code .clockwork/runs}. */
  public static RunHistory in(Path runs) {
    return new RunHistory(runs.toAbsolutePath().normalize(), Optional.empty());
  }

  /** Only those of one scope: the name of a pipeline. */
  public RunHistory of(String name) {
    return new RunHistory(runs, Optional.of(name));
  }

  /**
   * Every run, the one that began last first. Runs are read one by one as the stream goes on, which
   * need not be closed.
   *
   * @throws BackendUnavailableException if the folder is there but cannot be read
   */
  public Stream<RunResult> runs() {
    return known().stream().map(Known::read);
  }

  /**
   * One run.
   *
   * @param run its id, or as much of it as tells it from all others, or {@link #LATEST}
   * @throws RunRefusedException if there is none, or several
   */
  public RunResult find(String run) {
    List<Known> known = known();
    List<Known> exact = known.stream().filter(one -> one.id().equals(run)).toList();
    List<Known> found = exact;
    if (exact.isEmpty() && run.equals(LATEST)) {
      found = known.stream().limit(1).toList();
    } else if (exact.isEmpty() && !run.isEmpty()) {
      found = known.stream().filter(one -> one.id().startsWith(run)).toList();
    }
    if (found.size() != 1) {
      throw new RunRefusedException(found.isEmpty() ? none(run, known) : several(run, found));
    }
    return found.get(0).read();
  }

  private String none(String run, List<Known> known) {
    String where = scope.map(name -> " of " + Quoted.text(name)).orElse("") + " in " + runs;
    if (known.isEmpty()) {
      return "there are no runs" + where;
    }
    String help =
        DidYouMean.help(run, known.stream().map(Known::id).toList())
            .orElse("the latest is " + Quoted.text(known.get(0).id()));
    return "there is no run " + Quoted.text(run) + where + "; " + help;
  }

  private static String several(String run, List<Known> found) {
    return Quoted.text(run)
        + " may mean "
        + Quoted.names(found.stream().map(one -> one.scope() + "/" + one.id()).toList());
  }

  private List<Known> known() {
    try {
      List<Known> known = new ArrayList<>();
      for (Path folder : scope.map(name -> List.of(runs.resolve(name))).orElse(folders(runs))) {
        for (Path run : folders(folder)) {
          JournalFile.start(new RunDirectory(run).journal())
              .ifPresent(start -> known.add(new Known(new RunDirectory(run), start)));
        }
      }
      known.sort(
          Comparator.comparing((Known one) -> one.start().time())
              .thenComparing(Known::id)
              .reversed());
      return known;
    } catch (IOException e) {
      throw unreadable(runs, e);
    }
  }

  /** Folders in a folder, but hidden ones: those are on their way out. */
  static List<Path> folders(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, Files::isDirectory)) {
        for (Path one : found) {
          if (!String.valueOf(one.getFileName()).startsWith(".")) {
            folders.add(one);
          }
        }
      }
    }
    return folders;
  }

  /** A run that has begun. */
  static RunResult read(RunDirectory directory) {
    try {
      RunResult before = replay(directory, false);
      // Looked at once more where it matters: the run may have ended while it was read.
      return before.state() == RunState.INTERRUPTED
              && RunLock.isHeld(directory.lock(), before.process())
          ? replay(directory, true)
          : before;
    } catch (IOException e) {
      throw unreadable(directory.path(), e);
    }
  }

  private static RunResult replay(RunDirectory directory, boolean alive) throws IOException {
    RunReplay replay = new RunReplay(directory);
    JournalFile.read(directory.journal(), replay::onEvent);
    return replay.result(alive);
  }

  private static BackendUnavailableException unreadable(Path path, IOException e) {
    return new BackendUnavailableException(
        "cannot read the runs in " + path + ": " + e + "; allow reading them", e);
  }

  /** A run of which only the beginning was read. */
  private record Known(RunDirectory directory, RunEvent.RunStarted start) {
    String id() {
      return start.run().id();
    }

    String scope() {
      return start.run().scope();
    }

    RunResult read() {
      return RunHistory.read(directory);
    }
  }
}
