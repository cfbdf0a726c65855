package io.clockwork.attempt;

import io.clockwork.contract.Sha256;
import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The Python file that runs notebooks; it comes with Clockwork and is unpacked to be run. */
public final class NotebookRunner {
  private static final String NAME = "clockwork_notebook.py";

  private NotebookRunner() {}

  /**
   * The file, unpacked once for each content.
   *
   * @param cache where it is kept
   * @throws BackendUnavailableException if this build of Clockwork lacks it
   */
  public static Path unpack(Path cache) throws IOException {
    String text = text();
    Path folder = cache.resolve("notebook").resolve(Sha256.of(text).substring(0, 16));
    Path file = folder.resolve(NAME);
    if (Files.notExists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, NAME, ".tmp");
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  private static String text() throws IOException {
    try (InputStream in = NotebookRunner.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new BackendUnavailableException(
            "this build of Clockwork cannot run notebooks: its jar lacks " + NAME);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
