package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.store.AttemptStage;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Folders of this machine, copied into volumes of the engine's and back: only what the task reads
 * goes there, and only what it declared is kept of what comes back. What it may write to has
 * volumes of its own; all else is in one that its containers cannot write to.
 */
final class CopiedFolders implements TaskFolders {
  private static final Path ROOT = Path.of("/clockwork");

  private final ContainerLauncher launcher;
  private final StagedAttempt staged;
  private final TaskPlaces places;
  private final Optional<Path> runner;
  private final EnvironmentVolumes environments;
  private final Volume read;
  private final List<Volume> written = new ArrayList<>();
  private final List<Mount> mounts = new ArrayList<>();
  private Optional<DataContainer> data = Optional.empty();

  private CopiedFolders(ContainerLauncher launcher, Optional<Path> runner) {
    this.launcher = launcher;
    this.runner = runner;
    staged = launcher.staged();
    places = ContainerPlaces.of(staged.code());
    environments = new EnvironmentVolumes(launcher);
    String name = launcher.newName();
    read = new Volume(name + "-read", ROOT);
    written.add(new Volume(name + "-outputs", places.outputs()));
    written.add(new Volume(name + "-tmp", places.tmp()));
    if (runner.isPresent()) {
      written.add(new Volume(name + "-notebook", ContainerPlaces.NOTEBOOKS));
    }
  }

  /**
   * Makes the volumes of an attempt and fills them.
   *
   * @param runner the file that runs notebooks; only they need it
   */
  static CopiedFolders fill(ContainerLauncher launcher, CodeVolumes code, Optional<Path> runner)
      throws AttemptFailure, InterruptedException {
    CopiedFolders folders = new CopiedFolders(launcher, runner);
    boolean filled = false;
    try {
      folders.fill(code);
      filled = true;
      return folders;
    } catch (EngineException e) {
      throw e.failure("cannot take what the task reads");
    } catch (IOException e) {
      throw unreadable(e);
    } finally {
      if (!filled) {
        folders.close();
      }
    }
  }

  private static AttemptFailure unreadable(IOException e) {
    boolean bare = e instanceof FileSystemException file && file.getReason() == null;
    return new AttemptFailure(
        OptionalInt.empty(),
        "what the task reads cannot be copied to the engine's machine: "
            + e.getMessage()
            + (bare ? " (" + e.getClass().getSimpleName() + ")" : ""),
        true);
  }

  private void fill(CodeVolumes code)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    mounts.add(read.readOnly());
    mounts.add(code.of(launcher).readOnly());
    List<Mount> filled = new ArrayList<>();
    launcher.create(read);
    filled.add(read.writable());
    for (Volume volume : written) {
      launcher.create(volume);
      filled.add(volume.writable());
      mounts.add(volume.writable());
    }
    data = Optional.of(DataContainer.create(launcher, filled));
    data.get().send(cargo());
  }

  private Cargo cargo() throws IOException {
    AttemptStage stage = staged.stage();
    Cargo cargo =
        new Cargo().folder(ROOT).folder(places.code()).folder(ContainerPlaces.ENVIRONMENT);
    for (Volume volume : written) {
      cargo.openFolder(volume.place());
    }
    cargo.tree(stage.context(), places.context()).folder(places.inputs());
    for (Map.Entry<String, Optional<PublishedOutput>> input :
        staged.attempt().inputs().entrySet()) {
      if (input.getValue().isPresent()) {
        Path source =
            input.getValue().get() instanceof PublishedOutput.Blob blob
                ? blob.path().toRealPath()
                : stage.inputs().resolve(input.getKey());
        cargo.tree(source, places.inputs().resolve(input.getKey()));
      }
    }
    if (runner.isPresent()) {
      cargo
          .folder(ContainerPlaces.NOTEBOOK_RUNNER.resolveSibling(""))
          .tree(runner.get(), ContainerPlaces.NOTEBOOK_RUNNER);
    }
    return cargo;
  }

  @Override
  public List<Mount> mounts() {
    return List.copyOf(mounts);
  }

  @Override
  public Mount newEnvironment(Path record)
      throws AttemptFailure, IOException, InterruptedException {
    return environments.make(record).writable();
  }

  @Override
  public boolean hasEnvironment(Path record) throws AttemptFailure, InterruptedException {
    return environments.isThere(record);
  }

  @Override
  public Mount environment(Path record) {
    return environments.of(record).readOnly();
  }

  @Override
  public String place() {
    return " of engine " + launcher.engine().info().id();
  }

  @Override
  public void fetchOutputs() throws AttemptFailure, IOException, InterruptedException {
    AttemptStage stage = staged.stage();
    Set<String> declared = staged.attempt().task().outputs().keySet();
    try {
      launcher
          .engine()
          .patience()
          .complete(
              () -> {
                Path folder = empty(stage.directory().outputs());
                fetch(places.outputs(), new TarUnpacking(folder, declared, stage::standsFor));
              });
    } catch (EngineException e) {
      throw e.failure("cannot give what the task wrote");
    } catch (TarUnpacking.HostileArchiveException e) {
      throw new AttemptFailure(OptionalInt.empty(), String.valueOf(e.getMessage()), true);
    }
  }

  private static Path empty(Path folder) throws IOException {
    FileTree.delete(folder);
    return Files.createDirectories(folder);
  }

  private void fetch(Path place, TarUnpacking unpacking)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    DataContainer container = data.orElseThrow();
    container.fetch(place.toString(), unpacking::unpack);
    for (String link : unpacking.detachedLinks()) {
      container.fetch(place + "/" + link, archive -> unpacking.unpackDetached(link, archive));
    }
  }

  @Override
  public void fetchNotebook() throws IOException, InterruptedException {
    Path folder = empty(ExecutedNotebook.folder(staged));
    Set<String> wanted = Set.of(ExecutedNotebook.NAME);
    try {
      fetch(ContainerPlaces.NOTEBOOKS, new TarUnpacking(folder, wanted, (file, kind) -> {}));
      ExecutedNotebook.keep(staged);
    } catch (AttemptFailure | EngineException | TarUnpacking.HostileArchiveException e) {
      launcher
          .log()
          .say("the executed notebook is left on the engine's machine: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    data.ifPresent(DataContainer::close);
    launcher.remove(read);
    written.forEach(launcher::remove);
  }
}
