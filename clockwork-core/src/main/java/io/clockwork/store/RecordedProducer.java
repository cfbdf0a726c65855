package io.clockwork.store;

import io.clockwork.contract.Manifest;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The attempt of a producer whose outputs a recorded attempt read.
 *
 * @param folder where it stands
 * @param manifest what it published
 */
public record RecordedProducer(AttemptDirectory folder, Manifest manifest) {
  /** Refuses nulls. */
  public RecordedProducer {
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(manifest, "manifest");
  }

  /**
   * The latest attempt of a task that had succeeded when its reader began: the task may have been
   * run again since. Where the clocks of two machines differ so much that there is none, the first
   * that succeeded; empty if none did.
   */
  public static Optional<RecordedProducer> of(RecordedAttempt reader, String task)
      throws IOException {
    List<RecordedProducer> succeeded = new ArrayList<>();
    for (AttemptDirectory folder : attempts(reader.run().task(task))) {
      ManifestFile.read(folder)
          .filter(manifest -> manifest.ending().state() == Manifest.State.SUCCEEDED)
          .ifPresent(manifest -> succeeded.add(new RecordedProducer(folder, manifest)));
    }
    succeeded.sort(Comparator.comparingInt(producer -> producer.manifest.attempt().number()));
    return succeeded.stream()
        .filter(producer -> !producer.ended().isAfter(reader.manifest().ending().started()))
        .reduce((first, second) -> second)
        .or(() -> succeeded.stream().findFirst());
  }

  private Instant ended() {
    return manifest.ending().ended();
  }

  private static List<AttemptDirectory> attempts(Path task) throws IOException {
    if (!Files.isDirectory(task)) {
      return List.of();
    }
    List<AttemptDirectory> attempts = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(task, "attempt-*")) {
      found.forEach(folder -> attempts.add(new AttemptDirectory(folder)));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return attempts;
  }
}
