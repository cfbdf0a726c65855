package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * What an interpreter says of itself.
 *
 * @param identity its version and place
 * @param packageFolders the folders with the packages of its virtual environment, if it is one's
 */
record PythonDescription(String identity, List<String> packageFolders) {
  private static final String QUESTION =
      """
      import sys, sysconfig
      print(sys.version.replace(chr(10), " "), sys.prefix)
      if sys.prefix != sys.base_prefix:
          print(*sorted({sysconfig.get_path(k) for k in ("purelib", "platlib")}), sep=chr(10))
      """;

  PythonDescription {
    packageFolders = List.copyOf(packageFolders);
  }

  static PythonDescription of(Path python, SideCommand commands)
      throws AttemptFailure, InterruptedException {
    List<String> lines = commands.capture(List.of(python.toString(), "-c", QUESTION));
    return new PythonDescription(python + " " + lines.get(0), lines.subList(1, lines.size()));
  }
}
