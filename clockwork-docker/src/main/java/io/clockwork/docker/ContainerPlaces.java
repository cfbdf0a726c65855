package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.store.AttemptStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a container sees of this machine, and where: folders of the attempt, what producers
 * published, the code; nothing is copied.
 */
final class ContainerPlaces {
  /** Where the notebook runner stands. */
  static final Path NOTEBOOK_RUNNER = Path.of("/clockwork/runtime/clockwork_notebook.py");

  /** The folder for the executed notebook. */
  static final Path NOTEBOOKS = Path.of("/clockwork/notebook");

  /** The virtual environment with a task's requirements. */
  static final Path ENVIRONMENT = Path.of("/clockwork/environment");

  private ContainerPlaces() {}

  static TaskPlaces of(CodeRoot code) {
    return TaskPlaces.inContainer(code.relativeFolder());
  }

  /** What a task reads, at the places where it sees it. */
  static Map<String, Optional<PublishedOutput>> inputs(StagedAttempt staged) {
    Path folder = of(staged.code()).inputs();
    Map<String, Optional<PublishedOutput>> inputs = new LinkedHashMap<>();
    staged
        .attempt()
        .inputs()
        .forEach(
            (name, input) ->
                inputs.put(
                    name,
                    input.map(
                        published ->
                            published instanceof PublishedOutput.Blob blob
                                ? new PublishedOutput.Blob(
                                    blob.type(), folder.resolve(name), blob.fingerprint())
                                : published)));
    return inputs;
  }

  /**
   * The mounts of the contract.
   *
   * @param hidden folders of the code that a task sees empty
   */
  static List<Mount> mounts(StagedAttempt staged, Set<Path> hidden) throws IOException {
    AttemptStage stage = staged.stage();
    TaskPlaces places = of(staged.code());
    List<Mount> mounts = new ArrayList<>();
    mounts.add(readOnly(stage.inputs(), places.inputs()));
    for (Map.Entry<String, Optional<PublishedOutput>> input :
        staged.attempt().inputs().entrySet()) {
      if (input.getValue().isPresent()
          && input.getValue().get() instanceof PublishedOutput.Blob blob) {
        mounts.add(readOnly(blob.path().toRealPath(), places.inputs().resolve(input.getKey())));
      }
    }
    mounts.add(writable(stage.directory().outputs(), places.outputs()));
    mounts.add(readOnly(stage.context(), places.context()));
    mounts.add(writable(stage.tmp(), places.tmp()));
    mounts.addAll(code(staged.code(), hidden));
    return mounts;
  }

  private static List<Mount> code(CodeRoot code, Set<Path> hidden) {
    Path place = of(code).code();
    List<Mount> mounts = new ArrayList<>();
    mounts.add(readOnly(code.top(), place));
    for (Path folder : hidden) {
      mounts.add(
          new Mount()
              .withType(MountType.TMPFS)
              .withTarget(place.resolve(code.top().relativize(folder)).toString())
              .withReadOnly(true));
    }
    return mounts;
  }

  static Mount readOnly(Path source, Path target) {
    return writable(source, target).withReadOnly(true);
  }

  /**
   * As a mount and not as a bind: where the source is missing that would make a folder of root's.
   */
  static Mount writable(Path source, Path target) {
    return new Mount()
        .withType(MountType.BIND)
        .withSource(source.toString())
        .withTarget(target.toString());
  }
}
