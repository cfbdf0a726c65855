package io.clockwork.process;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds programs as a shell would. */
final class ProgramFile {
  private ProgramFile() {}

  /** The first executable file of this name in the {@code PATH} of an environment. */
  static Optional<Path> find(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "/usr/bin:/bin").split(":", -1)) {
      try {
        Path file = Path.of(folder.isEmpty() ? "." : folder).toAbsolutePath().resolve(name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return Optional.of(file);
        }
      } catch (InvalidPathException e) {
        // No folder of this machine: then nothing is in it.
      }
    }
    return Optional.empty();
  }
}
