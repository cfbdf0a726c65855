package io.clockwork.store;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.model.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The folders of one attempt while it runs: empty outputs, inputs that lead to what producers
 * published, scratch space. Nothing of another attempt is in them. Belongs to the one thread that
 * runs the attempt.
 */
public final class AttemptStage {
  private final AttemptDirectory directory;
  private final Map<Path, FileKind> standIns = new LinkedHashMap<>();

  private AttemptStage(AttemptDirectory directory) {
    this.directory = directory;
  }

  /**
   * Makes the folders anew and marks the attempt as the task's current one.
   *
   * @param inputs what the task reads, by name; values become small files
   * @param form what blobs become
   * @throws IOException if the store cannot be written to; nothing of the attempt is left then
   */
  public static AttemptStage prepare(
      RunDirectory run,
      String task,
      int number,
      Map<String, Optional<PublishedOutput>> inputs,
      InputForm form)
      throws IOException {
    AttemptStage stage = new AttemptStage(run.attempt(task, number));
    try {
      FileTree.delete(stage.directory.path());
      Files.createDirectories(stage.directory.outputs());
      Files.createDirectories(stage.tmp());
      Files.createDirectory(stage.inputs());
      for (Map.Entry<String, Optional<PublishedOutput>> input : inputs.entrySet()) {
        if (input.getValue().isPresent()) {
          stage.place(input.getKey(), input.getValue().get(), form);
        }
      }
      new CurrentAttempt(number, CurrentAttempt.State.RUNNING).write(run.current(task));
      return stage;
    } catch (IOException e) {
      FileTree.delete(stage.directory.path());
      throw e;
    }
  }

  private void place(String name, PublishedOutput input, InputForm form) throws IOException {
    Path place = inputs().resolve(name);
    if (input instanceof PublishedOutput.Blob blob) {
      if (form == InputForm.LINK) {
        Files.createSymbolicLink(place, blob.path());
      } else if (blob.type() == DataType.DIRECTORY) {
        Files.createDirectory(place);
      } else {
        Files.createFile(place);
      }
    } else {
      Files.writeString(place, ((PublishedOutput.Text) input).value().text());
      FileTree.protect(place);
    }
  }

  /** The attempt's folder. */
  public AttemptDirectory directory() {
    return directory;
  }

  /** The folder with every input under its name. */
  public Path inputs() {
    return directory.work().resolve("inputs");
  }

  /** Where the context file belongs. */
  public Path context() {
    return directory.work().resolve("context.json");
  }

  /** Scratch space. */
  public Path tmp() {
    return directory.work().resolve("tmp");
  }

  /**
   * Says that a file among the outputs is only a stand-in: the task left something of this kind,
   * such as a device or a socket, on a machine from which it cannot be copied. The check of the
   * outputs judges the kind instead of the file.
   */
  public void standsFor(Path file, FileKind kind) {
    standIns.put(file, kind);
  }

  /** The kinds that {@link #standsFor stand-ins} among the outputs stand for, by their paths. */
  public Map<Path, FileKind> standIns() {
    return Collections.unmodifiableMap(standIns);
  }

  /** Writes the context file, and the copy of it that is kept. */
  public void writeContext(String text) throws IOException {
    Files.writeString(context(), Objects.requireNonNull(text, "text"));
    FileTree.protect(context());
    Files.writeString(directory.context(), text);
  }

  /** Removes what only a running attempt needs. */
  public void removeWork() throws IOException {
    FileTree.delete(directory.work());
  }

  /** Removes what a task left that publishes nothing. */
  public void removeOutputs() throws IOException {
    if (Files.exists(directory.path(), LinkOption.NOFOLLOW_LINKS)) {
      FileTree.delete(directory.outputs());
    }
  }
}
