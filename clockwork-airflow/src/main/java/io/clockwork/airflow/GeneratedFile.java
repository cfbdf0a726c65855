package io.clockwork.airflow;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A file of a conversion.
 *
 * @param name without folders, of ASCII letters, digits, {@code _}, {@code -} and dots, at most 200
 *     characters, neither beginning nor ending with a dot; otherwise an {@link
 *     IllegalArgumentException}
 * @param text all of it
 */
public record GeneratedFile(String name, String text) {
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,200}\\z)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /** Names of devices on Windows, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  public GeneratedFile {
    Objects.requireNonNull(text, "text");
    if (!NAME.matcher(name).matches() || DEVICE.matcher(name).matches()) {
      throw new IllegalArgumentException("no name for a generated file: \"" + name + "\"");
    }
  }

  /** What names have in common that some file system, or some reader, takes for the same. */
  static String likeness(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]+", "-");
  }
}
