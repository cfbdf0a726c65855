package io.clockwork.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
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
   * tore is at the end.
   */
  static void read(Path path, Consumer<RunEvent> reader) throws IOException {
    try (BufferedReader lines = open(path)) {
      Optional<RunEvent> event = next(lines);
      while (event.isPresent()) {
        reader.accept(event.get());
        event = next(lines);
      }
    } catch (NoSuchFileException e) {
      // A run that died before its first event.
    }
  }

  /** The first event, which is the beginning of the run; empty if there is none. */
  static Optional<RunEvent.RunStarted> start(Path path) throws IOException {
    try (BufferedReader lines = open(path)) {
      return next(lines)
          .filter(RunEvent.RunStarted.class::isInstance)
          .map(RunEvent.RunStarted.class::cast);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Optional<RunEvent> next(BufferedReader lines) throws IOException {
    @Nullable String line = lines.readLine();
    return line == null ? Optional.empty() : RunEventJson.read(line);
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
