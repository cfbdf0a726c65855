package io.clockwork.attempt;

import java.util.List;

/** The words by which Python's own tools make a virtual environment and fill it. */
public final class PythonPackages {
  private PythonPackages() {}

  /** A command that makes an environment in which the interpreter's own packages stay visible. */
  public static List<String> environment(String interpreter, String environment) {
    return List.of(interpreter, "-m", "venv", "--system-site-packages", environment);
  }

  /**
   * A command that installs the packages of a file.
   *
   * @param interpreter the environment's
   */
  public static List<String> install(String interpreter, String requirements) {
    return List.of(
        interpreter,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "-r",
        requirements);
  }
}
