package io.clockwork.cli.run;

import io.clockwork.code.CodeRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The code of a single step that has none, as it has none anywhere else: an empty folder. */
public final class NoCode {
  private NoCode() {}

  /**
   * The folder, hidden among these runs.
   *
   * @throws IOException if it cannot be made
   */
  public static CodeRoot in(Path runs) throws IOException {
    Path folder = Files.createDirectories(runs.resolve(".no-code")).toRealPath();
    return new CodeRoot(folder, folder);
  }
}
