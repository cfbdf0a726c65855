package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.RequirementsCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Virtual environments of the caller's Python with the packages of requirements files. The
 * interpreter's own packages stay visible in them.
 */
final class VirtualEnvironments {
  private final Map<String, String> environment;

  /**
   * Environments for a caller.
   *
   * @param environment of the caller: it says which Python and which cache
   */
  VirtualEnvironments(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The environment with the packages of a file; made if it is not there. */
  Path with(Path requirements, SideCommand commands)
      throws AttemptFailure, IOException, InterruptedException {
    Path python = Interpreter.find(environment);
    PythonDescription description = PythonDescription.of(python, commands);
    PackageInstaller installer =
        new PackageInstaller(commands, python, ProgramFile.find("uv", environment));
    return RequirementsCache.of(environment)
        .get(
            requirements,
            description.identity(),
            commands.log(),
            made -> installer.install(requirements, made, description));
  }
}
