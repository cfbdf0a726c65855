package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.store.AttemptStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Folders of this machine, mounted: those of the attempt, what producers published, the code.
 * Nothing is copied.
 */
final class MountedFolders implements TaskFolders {
  private final StagedAttempt staged;
  private final Path notebook;
  private final List<Mount> mounts = new ArrayList<>();

  /**
   * The folders of an attempt.
   *
   * @param hidden folders of the code that a task sees empty
   * @param runner the file that runs notebooks; only they need it
   */
  MountedFolders(StagedAttempt staged, Set<Path> hidden, Optional<Path> runner) throws IOException {
    this.staged = staged;
    notebook = ExecutedNotebook.folder(staged);
    addFolders();
    addCode(hidden);
    if (runner.isPresent()) {
      Files.createDirectories(notebook);
      mounts.add(writable(notebook, ContainerPlaces.NOTEBOOKS));
      mounts.add(readOnly(runner.get(), ContainerPlaces.NOTEBOOK_RUNNER));
    }
  }

  private void addFolders() throws IOException {
    AttemptStage stage = staged.stage();
    TaskPlaces places = ContainerPlaces.of(staged.code());
    mounts.add(readOnly(stage.inputs(), places.inputs()));
    for (Map.Entry<String, PublishedOutput.Blob> input : ContainerPlaces.blobs(staged).entrySet()) {
      mounts.add(
          readOnly(input.getValue().path().toRealPath(), places.inputs().resolve(input.getKey())));
    }
    mounts.add(writable(stage.directory().outputs(), places.outputs()));
    mounts.add(readOnly(stage.context(), places.context()));
    mounts.add(writable(stage.tmp(), places.tmp()));
  }

  private void addCode(Set<Path> hidden) {
    CodeRoot code = staged.code();
    Path place = ContainerPlaces.of(code).code();
    mounts.add(readOnly(code.top(), place));
    for (Path folder : hidden) {
      mounts.add(
          new Mount()
              .withType(MountType.TMPFS)
              .withTarget(place.resolve(code.top().relativize(folder)).toString())
              .withReadOnly(true));
    }
  }

  private static Mount readOnly(Path source, Path target) {
    return writable(source, target).withReadOnly(true);
  }

  /**
   * As a mount and not as a bind: where the source is missing that would make a folder of root's.
   */
  private static Mount writable(Path source, Path target) {
    return new Mount()
        .withType(MountType.BIND)
        .withSource(source.toString())
        .withTarget(target.toString());
  }

  @Override
  public List<Mount> mounts() {
    return List.copyOf(mounts);
  }

  @Override
  public Mount newEnvironment(Path record) throws IOException {
    Files.createDirectories(record);
    return writable(record, ContainerPlaces.ENVIRONMENT);
  }

  @Override
  public boolean hasEnvironment(Path record) {
    return true;
  }

  @Override
  public Mount environment(Path record) {
    return readOnly(record, ContainerPlaces.ENVIRONMENT);
  }

  @Override
  public String place() {
    return "";
  }

  @Override
  public void fetchOutputs() {
    // They are where the command left them.
  }

  @Override
  public void fetchNotebook() throws IOException {
    ExecutedNotebook.keep(staged);
  }

  @Override
  public void close() {
    // They are the attempt's, which removes them.
  }
}
