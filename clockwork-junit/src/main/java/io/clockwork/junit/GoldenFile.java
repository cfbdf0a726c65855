package io.clockwork.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.Assertions;

/**
 * A file that holds what a test expects, such as a generated DAG file. With the system property
 * {@code clockwork.golden=update} the tests write what they find instead of comparing it.
 *
 * @param path where it is, of UTF-8
 */
public record GoldenFile(Path path) {
  /** The system property that says {@code update}. */
  public static final String PROPERTY = "clockwork.golden";

  /** Refuses nulls. */
  public GoldenFile {
    Objects.requireNonNull(path, "path");
  }

  /**
   * Compares a text with the file, or writes it there.
   *
   * @throws AssertionError if the two differ, or there is no file
   */
  public void assertHolds(String text) {
    try {
      if ("update".equals(System.getProperty(PROPERTY))) {
        Path folder = path.toAbsolutePath().getParent();
        Files.createDirectories(Objects.requireNonNull(folder, "a file lies in a folder"));
        Files.writeString(path, text);
        return;
      }
      String help = path + "; if it is right now, write it by -D" + PROPERTY + "=update";
      Assertions.assertThat(path).as(help).exists();
      Assertions.assertThat(text).as(help).isEqualTo(Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use the golden file " + path, e);
    }
  }
}
