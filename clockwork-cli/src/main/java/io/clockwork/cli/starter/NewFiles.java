package io.clockwork.cli.starter;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes files that must not be there yet: all of them, or none. */
final class NewFiles {
  private final Path folder;
  private final String shown;

  NewFiles(Invocation invocation, Path folder) {
    this.folder = folder;
    shown = invocation.showFolder(folder);
  }

  /**
   * Writes texts by their names.
   *
   * @return what was written, in the same order
   */
  List<Path> write(Map<String, String> texts) throws IOException {
    refuseOverwriting(texts);
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : texts.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        written.add(path);
      }
    } catch (IOException e) {
      for (Path path : written) {
        Files.deleteIfExists(path);
      }
      throw e;
    }
    return written;
  }

  private void refuseOverwriting(Map<String, String> texts) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandException.usage(shown + " is not a folder");
    }
    List<String> there =
        texts.keySet().stream()
            .filter(name -> Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw CommandException.usage(
              shown + " already has " + String.join(", ", there) + "; nothing was written")
          .withHelp("name a new folder: clockwork init FOLDER");
    }
  }
}
