package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CacheFolder;
import io.clockwork.attempt.NotebookRunner;
import io.clockwork.model.Action;
import io.clockwork.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The Python of the caller, and what Clockwork adds to it. */
final class PythonTools {
  private final Map<String, String> environment;
  private final ProcessLauncher launcher;

  PythonTools(Map<String, String> environment, ProcessLauncher launcher) {
    this.environment = environment;
    this.launcher = launcher;
  }

  static boolean needsPython(Task task) {
    return task.action() instanceof Action.Python || task.action() instanceof Action.Notebook;
  }

  /**
   * The interpreter.
   *
   * @throws io.clockwork.diagnostic.BackendUnavailableException if there is none
   */
  Path interpreter() {
    return Interpreter.find(environment);
  }

  /** The {@code PATH} of a task that sets these variables. */
  String searchPath(Map<String, String> variables) {
    return variables.getOrDefault("PATH", environment.getOrDefault("PATH", "/usr/bin:/bin"));
  }

  /** The virtual environment with the packages of a file, made for this attempt if need be. */
  Path environmentWith(
      Path requirements, Path folder, Map<String, String> variables, AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException {
    return new VirtualEnvironments(environment)
        .with(requirements, new SideCommand(launcher, folder, variables, log));
  }

  /** The notebook runner. */
  Path notebookRunner() throws IOException {
    return NotebookRunner.unpack(CacheFolder.of(environment));
  }
}
