package io.clockwork.cli.testing;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.specification.SpecificationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds files of tests: those that are named, and in folders and below all {@code *.test.yaml}. */
public final class TestFiles {
  private TestFiles() {}

  /**
   * The files, absolute, each once.
   *
   * @throws CommandException if a path leads nowhere, or a folder has none
   */
  public static Set<Path> find(Invocation invocation, List<String> paths) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      Path at = invocation.resolve(path);
      if (Files.isDirectory(at)) {
        List<Path> found = SpecificationFiles.in(at).stream().filter(TestFiles::isTest).toList();
        if (found.isEmpty()) {
          throw CommandException.usage(
                  "no *.test.yaml in " + invocation.showFolder(at) + " or below it")
              .withHelp("clockwork init writes a pipeline with a test");
        }
        files.addAll(found);
      } else if (Files.exists(at)) {
        files.add(at);
      } else {
        throw CommandException.usage(path + ": no such file or folder");
      }
    }
    return files;
  }

  private static boolean isTest(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".test.yaml") || name.endsWith(".test.yml");
  }
}
