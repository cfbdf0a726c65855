package io.clockwork.docker;

import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.TaskPlaces;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where containers see things: the same places on every engine. */
final class ContainerPlaces {
  /** Where the notebook runner stands. */
  static final Path NOTEBOOK_RUNNER = Path.of("/clockwork/runtime/clockwork_notebook.py");

  /** The folder for the executed notebook. */
  static final Path NOTEBOOKS = Path.of("/clockwork/notebook");

  /** The virtual environment with a task's requirements. */
  static final Path ENVIRONMENT = Path.of("/clockwork/environment");

  /** The folder beside a specification that holds its runs; no task sees it. */
  static final String RUNS = ".clockwork";

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

  /** Files and folders among what a task reads. */
  static Map<String, PublishedOutput.Blob> blobs(StagedAttempt staged) {
    Map<String, PublishedOutput.Blob> blobs = new LinkedHashMap<>();
    staged
        .attempt()
        .inputs()
        .forEach(
            (name, input) ->
                input
                    .filter(PublishedOutput.Blob.class::isInstance)
                    .map(PublishedOutput.Blob.class::cast)
                    .ifPresent(blob -> blobs.put(name, blob)));
    return blobs;
  }
}
