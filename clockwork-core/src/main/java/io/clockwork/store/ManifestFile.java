package io.clockwork.store;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.PublishedOutput;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads back what attempts published. */
public final class ManifestFile {
  private ManifestFile() {}

  /** The manifest of an attempt; empty if it has none, or a torn one. */
  public static Optional<Manifest> read(AttemptDirectory attempt) throws IOException {
    try {
      return Manifest.parse(Files.readString(attempt.manifest()));
    } catch (NoSuchFileException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The manifest of a task's current attempt, if that succeeded. */
  public static Optional<Manifest> readCurrent(RunDirectory run, String task) throws IOException {
    Optional<CurrentAttempt> current = CurrentAttempt.read(run.current(task));
    if (current.isEmpty() || current.get().state() != CurrentAttempt.State.SUCCEEDED) {
      return Optional.empty();
    }
    return read(run.attempt(task, current.get().attempt()))
        .filter(manifest -> manifest.ending().state() == Manifest.State.SUCCEEDED);
  }

  /**
   * The outputs of a manifest as consumers read them.
   *
   * @param attempt the folder the manifest was read from
   */
  public static Map<String, PublishedOutput> outputs(AttemptDirectory attempt, Manifest manifest) {
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, ManifestEntry> entry : manifest.outputs().entrySet()) {
      outputs.put(
          entry.getKey(),
          entry.getValue() instanceof ManifestEntry.Text text
              ? new PublishedOutput.Text(text.value())
              : new PublishedOutput.Blob(
                  entry.getValue().type(),
                  attempt.output(entry.getKey()),
                  ((ManifestEntry.Blob) entry.getValue()).fingerprint()));
    }
    return Collections.unmodifiableMap(outputs);
  }
}
