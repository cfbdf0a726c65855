package io.clockwork.cli.specification;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a PATH means: itself, of a folder its {@code clockwork.yaml}. */
final class NamedFile {
  private NamedFile() {}

  /**
   * The file, absolute.
   *
   * @throws CommandException if there is none
   */
  static Path of(Invocation invocation, String path) {
    Path at = invocation.resolve(path);
    if (Files.isDirectory(at)) {
      Path file = at.resolve(SpecificationFiles.USUAL_NAME);
      if (!Files.exists(file)) {
        throw CommandException.usage(
                "no " + SpecificationFiles.USUAL_NAME + " in " + invocation.showFolder(at))
            .withHelp(
                "name a pipeline, a schedule, a script or a notebook; clockwork init writes a"
                    + " pipeline");
      }
      return file;
    }
    if (!Files.exists(at)) {
      throw CommandException.usage(path + ": no such file or folder");
    }
    return at;
  }
}
