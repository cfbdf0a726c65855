package io.clockwork.docker;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Virtual environments that are kept on the engine: for each a volume, and a folder in the cache of
 * this machine that says that it is complete. They belong to no run, and are safe to remove when
 * nothing runs.
 */
record EnvironmentVolumes(ContainerLauncher launcher) {
  private static final String LABEL = "io.clockwork.cache";
  private static final int NAME_DIGITS = 32;

  /**
   * The volume of an environment. Whoever else uses the engine has others, so that a folder of the
   * cache tells for sure.
   *
   * @param record its folder in the cache
   */
  Volume of(Path record) {
    String key = Sha256.of(Owner.current().host() + "\0" + record).substring(0, NAME_DIGITS);
    return new Volume("clockwork-environment-" + key, ContainerPlaces.ENVIRONMENT);
  }

  boolean isThere(Path record) throws AttemptFailure, InterruptedException {
    try {
      return launcher
          .engine()
          .patience()
          .answer(() -> launcher.engine().hasVolume(of(record).name()));
    } catch (EngineException e) {
      throw e.failure("cannot look for the task's packages");
    }
  }

  /** Makes an empty one, in the place of what a build that was killed has left. */
  Volume make(Path record) throws AttemptFailure, IOException, InterruptedException {
    Volume volume = of(record);
    Engine engine = launcher.engine();
    try {
      engine
          .patience()
          .answer(
              () -> {
                engine.removeVolume(volume.name());
                engine.createVolume(volume.name(), Map.of(LABEL, "environment"));
                return true;
              });
      try (DataContainer data = DataContainer.create(launcher, List.of(volume.writable()))) {
        data.send(new Cargo().openFolder(volume.place()));
      }
    } catch (EngineException e) {
      throw e.failure("cannot make a volume for the task's packages");
    }
    Files.createDirectories(record);
    return volume;
  }
}
