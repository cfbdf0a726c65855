package io.clockwork.cli.convert;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.export.FileChange;
import io.clockwork.export.GeneratedFile;
import io.clockwork.export.GeneratedFolder;
import io.clockwork.export.RefusedFilesException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Puts converted schedules into their folder, or says what that would change. */
public final class TargetFolder {
  private final Invocation invocation;
  private final Path folder;
  private final GeneratedFolder files;
  private final boolean pretending;
  private final List<String> lines = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private int unchanged;

  /**
   * The folder.
   *
   * @param path as the user wrote it
   * @param pretending whether it is only said what would change
   * @throws CommandException if it cannot be read
   */
  public TargetFolder(Invocation invocation, String path, boolean pretending) {
    this.invocation = invocation;
    this.pretending = pretending;
    folder = invocation.resolve(path);
    try {
      files = GeneratedFolder.at(folder);
    } catch (IOException e) {
      throw CommandException.environment(path + ": " + reason(e))
          .withHelp("-o takes a folder that can be written to");
    }
  }

  /**
   * The files of one more schedule, all of them or none.
   *
   * @throws CommandException if the folder cannot be written to; nothing of the schedule is there
   */
  public void put(Conversion.Converted converted) {
    put(converted.files(), "schedule " + converted.schedule().schedule().name());
  }

  /**
   * Files that belong to no schedule, all of them or none.
   *
   * @param whose to begin a sentence with
   * @throws CommandException if the folder cannot be written to; nothing of them is there
   */
  public void put(List<GeneratedFile> generated, String whose) {
    try {
      List<FileChange> changes = files.compare(generated);
      if (!pretending) {
        files.write(changes);
      }
      changes.forEach(this::tell);
    } catch (RefusedFilesException e) {
      Objects.requireNonNull(e.getMessage()).lines().forEach(refused::add);
    } catch (IOException e) {
      throw CommandException.environment(
              invocation.show(folder) + ": " + whose + " cannot be written: " + reason(e))
          .withHelp("nothing of it was written; mend that, and convert again");
    }
  }

  private void tell(FileChange change) {
    if (change.isNone()) {
      unchanged++;
      return;
    }
    String verb = pretending ? "would write " : "wrote ";
    String what = change.before().isEmpty() ? " (new)" : "";
    String edited = change.losesEdits() ? " (edited by hand since)" : "";
    String move = change.move().map(text -> ": " + text).orElse("");
    lines.add(verb + invocation.show(folder.resolve(change.file().path())) + what + edited + move);
  }

  /** A line for each file that changes. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Why files may not be written, each for itself. */
  public List<String> refused() {
    return List.copyOf(refused);
  }

  /** How many files stay as they are. */
  public int unchanged() {
    return unchanged;
  }

  private static String reason(IOException error) {
    if (error instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (error instanceof NotDirectoryException) {
      return "no folder";
    }
    if (error instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return String.valueOf(error.getMessage());
  }
}
