package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.PythonPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes a virtual environment and installs packages into it: with uv where it is in {@code PATH},
 * which is many times faster, otherwise with Python's own venv and pip.
 */
record PackageInstaller(SideCommand commands, Path python, Optional<Path> uv) {

  void install(Path requirements, Path environment, PythonDescription description)
      throws AttemptFailure, IOException, InterruptedException {
    String inside = environment.resolve("bin").resolve("python").toString();
    commands.run(
        uv.map(tool -> uvVenv(tool, environment))
            .orElseGet(
                () -> PythonPackages.environment(python.toString(), environment.toString())));
    showPackagesOf(description, inside);
    commands.run(
        uv.map(tool -> uvInstall(tool, inside, requirements))
            .orElseGet(() -> PythonPackages.install(inside, requirements.toString())));
  }

  private List<String> uvVenv(Path tool, Path environment) {
    return List.of(
        tool.toString(),
        "venv",
        "--quiet",
        "--system-site-packages",
        "--python",
        python.toString(),
        environment.toString());
  }

  private static List<String> uvInstall(Path tool, String inside, Path requirements) {
    return List.of(
        tool.toString(),
        "pip",
        "install",
        "--quiet",
        "--python",
        inside,
        "-r",
        requirements.toString());
  }

  /** An environment made from another one would show only the packages of the Python below both. */
  private void showPackagesOf(PythonDescription description, String inside)
      throws AttemptFailure, IOException, InterruptedException {
    if (!description.packageFolders().isEmpty()) {
      String question = "import sysconfig; print(sysconfig.get_path('purelib'))";
      Path packages = Path.of(commands.capture(List.of(inside, "-c", question)).get(0));
      Files.write(packages.resolve("clockwork.pth"), description.packageFolders());
    }
  }
}
