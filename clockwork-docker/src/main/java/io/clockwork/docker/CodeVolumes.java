package io.clockwork.docker;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * The code on the engine: copied once as it is now, for all attempts that find it like that. Where
 * it is edited during a run, the next attempt sees the change, as in a folder that is mounted. The
 * copies live as long as the executor.
 */
final class CodeVolumes {
  private static final String GIT = ".git";

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Volume> volumes = new HashMap<>();

  /** The code of an attempt. */
  Volume of(ContainerLauncher launcher)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    StagedAttempt staged = launcher.staged();
    Cargo cargo =
        new Cargo()
            .livingTree(
                staged.code().top(),
                ContainerPlaces.of(staged.code()).code(),
                path -> path.endsWith(GIT),
                hidden(staged));
    String identity = identity(cargo, launcher.user());
    lock.lockInterruptibly();
    try {
      Volume known = volumes.get(identity);
      // Somebody may have pruned it, as no container has it between two attempts.
      if (known != null
          && launcher.engine().patience().answer(() -> launcher.engine().hasVolume(known.name()))) {
        return known;
      }
      Volume made = copy(launcher, cargo);
      volumes.put(identity, made);
      return made;
    } finally {
      lock.unlock();
    }
  }

  private static Volume copy(ContainerLauncher launcher, Cargo cargo)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    Volume volume =
        new Volume(
            launcher.newName() + "-code", ContainerPlaces.of(launcher.staged().code()).code());
    boolean filled = false;
    try {
      launcher.create(volume);
      try (DataContainer data = DataContainer.create(launcher, List.of(volume.writable()))) {
        data.send(cargo);
      }
      filled = true;
      return volume;
    } finally {
      if (!filled) {
        launcher.remove(volume);
      }
    }
  }

  /** The folders of runs, this one's included, wherever it is kept. */
  private static Predicate<Path> hidden(StagedAttempt staged) {
    Path runs = runs(staged);
    return path -> path.endsWith(ContainerPlaces.RUNS) || path.equals(runs);
  }

  /** The folder of all runs, or this run's alone where the code is in that, too. */
  private static Path runs(StagedAttempt staged) {
    CodeRoot code = staged.code();
    Path run = staged.attempt().directory().path();
    Path scope = run.getParent();
    Path all = scope == null ? null : scope.getParent();
    return all == null || code.folder().startsWith(all) ? run : all;
  }

  /** Changes with every change of a file that a clock of nanoseconds or its size tells of. */
  private static String identity(Cargo cargo, ContainerUser user) throws IOException {
    StringBuilder all = new StringBuilder(user.uid() + ":" + user.gid());
    for (Cargo.Item item : cargo.items()) {
      Path source = item.source().orElseThrow();
      try {
        PosixFileAttributes attributes =
            Files.readAttributes(source, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        all.append('\0').append(item.place());
        if (!attributes.isDirectory()) {
          all.append('\0').append(attributes.size());
          all.append('\0').append(attributes.lastModifiedTime());
          all.append('\0').append(attributes.permissions());
          all.append('\0').append(attributes.fileKey());
        }
      } catch (NoSuchFileException e) {
        // Gone since it was found: then it is not copied either.
      }
    }
    return Sha256.of(all.toString());
  }
}
