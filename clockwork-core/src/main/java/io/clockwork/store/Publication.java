package io.clockwork.store;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.PublishedOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The end of an attempt. Blobs stay where the task left them, whatever their size; the manifest is
 * the last thing written of the attempt itself, in one step. Without it nothing was published.
 */
public final class Publication {
  private Publication() {}

  /**
   * Publishes the outputs of an attempt that succeeded, and makes it the task's current one.
   *
   * @param attempt whose outputs these are
   * @param ending how it ended
   * @param origin what it ran
   * @param checked its outputs, without problems
   * @throws IOException if the store cannot be written to; nothing is published then
   */
  public static void publish(
      RunDirectory run,
      Manifest.Attempt attempt,
      Manifest.Ending ending,
      Manifest.Origin origin,
      CheckedOutputs checked)
      throws IOException {
    if (!checked.problems().isEmpty()) {
      throw new IllegalArgumentException("not to be published: " + checked.problems());
    }
    for (PublishedOutput output : checked.outputs().values()) {
      if (output instanceof PublishedOutput.Blob blob) {
        FileTree.protect(blob.path());
      }
    }
    Path manifest = run.attempt(attempt.task(), attempt.number()).manifest();
    AtomicFile.write(
        manifest, new Manifest(attempt, ending, origin, checked.entries()).json(), true);
    try {
      new CurrentAttempt(attempt.number(), CurrentAttempt.State.SUCCEEDED)
          .write(run.current(attempt.task()));
    } catch (IOException e) {
      Files.deleteIfExists(manifest);
      throw e;
    }
  }

  /** Records the end of an attempt that publishes nothing. */
  public static void record(
      RunDirectory run, Manifest.Attempt attempt, Manifest.Ending ending, Manifest.Origin origin)
      throws IOException {
    Path manifest = run.attempt(attempt.task(), attempt.number()).manifest();
    AtomicFile.write(manifest, new Manifest(attempt, ending, origin, Map.of()).json(), false);
  }
}
