package io.clockwork.run;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.store.AttemptDirectory;
import io.clockwork.store.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** What tasks of earlier runs published, if it is still there. */
final class EarlierOutputs {
  private EarlierOutputs() {}

  /**
   * The outputs of a task that succeeded in a run, or that the run took from one before it; empty
   * if it did neither, or if something of them is gone.
   */
  static Optional<Map<String, PublishedOutput>> of(RunResult run, TaskResult task) {
    boolean succeeded = task.state() == TaskState.SUCCEEDED;
    boolean taken = task.state() == TaskState.NOT_SELECTED && !task.outputs().isEmpty();
    if (!succeeded && !taken) {
      return Optional.empty();
    }
    return (taken ? Optional.of(task.outputs()) : published(run, task))
        .filter(outputs -> outputs.values().stream().allMatch(EarlierOutputs::isThere));
  }

  /** What the manifest says; where attempts leave no folders, what the journal says. */
  private static Optional<Map<String, PublishedOutput>> published(RunResult run, TaskResult task) {
    AttemptDirectory attempt = run.directory().attempt(task.name(), task.lastAttempt());
    if (!Files.isDirectory(attempt.path())) {
      return Optional.of(task.outputs());
    }
    try {
      return ManifestFile.read(attempt)
          .filter(manifest -> manifest.ending().state() == Manifest.State.SUCCEEDED)
          .map(manifest -> ManifestFile.outputs(attempt, manifest));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isThere(PublishedOutput output) {
    return !(output instanceof PublishedOutput.Blob blob) || Files.exists(blob.path());
  }
}
