package io.clockwork.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads journals. */
final class JournalFile {
  private JournalFile() {}

  /**
   * Tells the events of a journal in their order, up to the first line that is none: what a crash
   * tore is at the end. A last line that was not ended counts as torn, whatever is in it.
   */
  static void read(Path path, Consumer<RunEvent> reader) throws IOException {
    boolean ended = endsWithLine(path);
    try (BufferedReader lines = open(path)) {
      @Nullable String line = lines.readLine();
      while (line != null) {
        @Nullable String next = lines.readLine();
        Optional<RunEvent> event =
            next == null && !ended ? Optional.empty() : RunEventJson.read(line);
        if (event.isEmpty()) {
          return;
        }
        reader.accept(event.get());
        line = next;
      }
    } catch (NoSuchFileException e) {
      // A run that died before its first event.
    }
  }

  /** The first event, which is the beginning of the run; empty if there is none. */
  static Optional<RunEvent.RunStarted> start(Path path) throws IOException {
    boolean ended = endsWithLine(path);
    try (BufferedReader lines = open(path)) {
      @Nullable String line = lines.readLine();
      if (line == null || (!ended && lines.read() < 0)) {
        return Optional.empty();
      }
      return RunEventJson.read(line)
          .filter(RunEvent.RunStarted.class::isInstance)
          .map(RunEvent.RunStarted.class::cast);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static boolean endsWithLine(Path path) throws IOException {
    if (!Files.exists(path)) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() == 0) {
        return false;
      }
      file.seek(file.length() - 1);
      return file.read() == '\n';
    }
  }

  /** What is not UTF-8 becomes a replacement character, and so a line that is none. */
  private static BufferedReader open(Path path) throws IOException {
    InputStream bytes = Files.newInputStream(path);
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
        1 << 16);
  }
}
