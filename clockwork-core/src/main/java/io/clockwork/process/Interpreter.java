package io.clockwork.process;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The Python that scripts and notebooks run with: the virtual environment's, otherwise python3. */
final class Interpreter {
  private Interpreter() {}

  /**
   * The interpreter in an environment.
   *
   * @throws BackendUnavailableException if there is none
   */
  static Path find(Map<String, String> environment) {
    String active = environment.getOrDefault("VIRTUAL_ENV", "");
    if (active.isEmpty()) {
      return ProgramFile.find("python3", environment)
          .orElseThrow(
              () ->
                  new BackendUnavailableException(
                      "there is no python3 in PATH ("
                          + environment.getOrDefault("PATH", "which is not set")
                          + ") and no virtual environment is active; install Python 3, or activate"
                          + " an environment"));
    }
    Path python = Path.of(active, "bin", "python").toAbsolutePath();
    if (!Files.isExecutable(python)) {
      throw new BackendUnavailableException(
          "VIRTUAL_ENV is "
              + active
              + ", but there is no "
              + python
              + "; activate the environment anew, or unset VIRTUAL_ENV");
    }
    return python;
  }
}
