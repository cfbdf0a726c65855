package io.clockwork.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Small documents, each for one shape: {@code valid} ones, {@code invalid} ones that the schema and
 * the reader both refuse, and those of {@code beyond-schema}, which only the reader can refuse
 * because what is wrong depends on several places.
 */
final class Corpus {
  private Corpus() {}

  static Stream<Arguments> valid() {
    return documents("valid");
  }

  static Stream<Arguments> invalid() {
    return documents("invalid");
  }

  static Stream<Arguments> beyondSchema() {
    return documents("beyond-schema");
  }

  static Stream<Arguments> validSchedules() {
    return documents("schedule/valid");
  }

  static Stream<Arguments> invalidSchedules() {
    return documents("schedule/invalid");
  }

  static Stream<Arguments> schedulesBeyondSchema() {
    return documents("schedule/beyond-schema");
  }

  static Stream<Arguments> validPlatforms() {
    return documents("platform/valid");
  }

  static Stream<Arguments> invalidPlatforms() {
    return documents("platform/invalid");
  }

  static Stream<Arguments> platformsBeyondSchema() {
    return documents("platform/beyond-schema");
  }

  static Stream<Arguments> validTests() {
    return documents("test/valid");
  }

  static Stream<Arguments> invalidTests() {
    return documents("test/invalid");
  }

  static Stream<Arguments> testsBeyondSchema() {
    return documents("test/beyond-schema");
  }

  /** The text of one of the valid files of tests; which one, is a number's. */
  static String validTest(long number) {
    List<Path> files = files("test/valid");
    return read(files.get((int) (number % files.size())));
  }

  private static Stream<Arguments> documents(String folder) {
    return files(folder).stream()
        .map(
            file ->
                Arguments.argumentSet(
                    file.getFileName().toString().replace(".yaml", ""), read(file)));
  }

  private static List<Path> files(String folder) {
    try (Stream<Path> files =
        Files.list(Path.of(Corpus.class.getResource("/corpus/" + folder).toURI()))) {
      return files.sorted().toList();
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
