package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import io.clockwork.model.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** A container that is never started: through it files get into volumes, and out of them. */
final class DataContainer implements AutoCloseable {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final ContainerLauncher launcher;
  private final Engine engine;
  private final String id;

  private DataContainer(ContainerLauncher launcher, String id) {
    this.launcher = launcher;
    this.id = id;
    engine = launcher.engine();
  }

  /** Makes one that has some volumes. */
  static DataContainer create(ContainerLauncher launcher, List<Mount> volumes)
      throws EngineException, InterruptedException {
    ContainerSpec spec = launcher.dataSpec(volumes);
    String id = launcher.engine().patience().answer(() -> launcher.containers().create(spec));
    return new DataContainer(launcher, id);
  }

  /** Takes an archive apart. */
  @FunctionalInterface
  interface Unpacker {
    void unpack(InputStream archive) throws IOException;
  }

  /**
   * Copies cargo into the volumes, where it belongs to the user of the launcher.
   *
   * @throws IOException if it cannot be read
   */
  void send(Cargo cargo) throws AttemptFailure, EngineException, IOException, InterruptedException {
    long start = System.nanoTime();
    engine.patience().complete(() -> sendOnce(cargo));
    sayIfLong("to", start);
  }

  private void sendOnce(Cargo cargo)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    TarStream archive = new TarStream(cargo, launcher.user());
    try {
      Transfer.run(() -> engine.upload(id, archive), archive::close);
    } catch (EngineException e) {
      if (archive.failure().isPresent()) {
        throw archive.failure().get();
      }
      throw brokenOff(e);
    } finally {
      archive.release();
    }
  }

  /**
   * Copies a file or folder out of the volumes, once: who asks again begins with an empty place.
   *
   * @throws IOException if it cannot be written, or is nothing that can be
   */
  void fetch(String path, Unpacker unpacker)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    long start = System.nanoTime();
    try (Download download = engine.download(id, path)) {
      fetch(download, unpacker);
    }
    sayIfLong("from", start);
  }

  private void sayIfLong(String direction, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (took.compareTo(LONG) >= 0) {
      String text = DurationText.of(Duration.ofSeconds(took.toSeconds()));
      launcher.log().say("copying " + direction + " the engine's machine took " + text);
    }
  }

  private void fetch(Download download, Unpacker unpacker)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    try {
      Transfer.run(
          () -> {
            unpacker.unpack(download.body());
            download.drain();
          },
          download::close);
    } catch (IOException e) {
      if (download.failure().isPresent()) {
        throw brokenOff(EngineException.of(download.failure().get()));
      }
      throw e;
    }
  }

  /** The same if the engine is gone; one that answers and hung up will do so again. */
  private EngineException brokenOff(EngineException e) throws AttemptFailure {
    if (e.isNoAnswer() && isThere()) {
      throw new AttemptFailure(
          OptionalInt.empty(),
          "the container engine broke a copy off ("
              + e.getMessage()
              + "): its disk may be full, or the network to it unsteady",
          true);
    }
    return e;
  }

  private boolean isThere() {
    try {
      return engine.state(id).isPresent();
    } catch (EngineException e) {
      return false;
    }
  }

  @Override
  public void close() {
    Removal.of("container " + id, launcher.log(), () -> launcher.containers().remove(id));
  }
}
