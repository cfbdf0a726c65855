package io.clockwork.airflow;

import io.clockwork.export.GeneratedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that the files of a conversion are written to. All of them are written beside their
 * places before the first is moved to its own, so that a full disk leaves what was there; each is
 * replaced in one step, so that nobody reads half of one; one that would stay the same is not
 * touched.
 */
public final class GeneratedFolder {
  /** Of the files: plain names, such as every file system takes. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,200}\\z)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /** Names of devices on Windows, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private final Path folder;

  /** The folder; made when something is written, if there is none. */
  public GeneratedFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes files.
   *
   * @param files without folders in their paths; each of ASCII letters, digits, {@code _}, {@code
   *     -} and dots, at most 200 characters, neither beginning nor ending with a dot
   * @return the names of those that were not there as they are now, in the order given
   * @throws LookalikeNamesException if names differ only by case or separators, among each other or
   *     from those of files that are there; then nothing was written
   * @throws IllegalArgumentException if a path is another; then nothing was written
   * @throws IOException if a file cannot be written; then none was changed, unless it was moving
   *     them that failed
   */
  public List<String> write(List<GeneratedFile> files) throws IOException {
    files.forEach(GeneratedFolder::requirePlainName);
    Files.createDirectories(folder);
    refuseLookalikes(files);
    List<GeneratedFile> changed = new ArrayList<>();
    for (GeneratedFile file : files) {
      if (!isThere(file)) {
        changed.add(file);
      }
    }
    try {
      for (GeneratedFile file : changed) {
        Files.writeString(staged(file), file.content());
      }
      for (GeneratedFile file : changed) {
        Files.move(
            staged(file),
            place(file),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      for (GeneratedFile file : changed) {
        if (Files.isRegularFile(staged(file), LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(staged(file));
        }
      }
    }
    return changed.stream().map(GeneratedFile::path).toList();
  }

  private static void requirePlainName(GeneratedFile file) {
    if (!NAME.matcher(file.path()).matches() || DEVICE.matcher(file.path()).matches()) {
      throw new IllegalArgumentException("no name for a generated file: \"" + file.path() + "\"");
    }
  }

  /** What names have in common that some file system, or some reader, takes for the same. */
  private static String likeness(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]+", "-");
  }

  private Path place(GeneratedFile file) {
    return folder.resolve(file.path());
  }

  /** Hidden, so that nobody takes it for a file of the conversion. */
  private Path staged(GeneratedFile file) {
    return folder.resolve("." + file.path() + ".tmp");
  }

  private boolean isThere(GeneratedFile file) throws IOException {
    Path place = place(file);
    return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(
            Files.readAllBytes(place), file.content().getBytes(StandardCharsets.UTF_8));
  }

  private void refuseLookalikes(List<GeneratedFile> files) throws IOException {
    Map<String, String> seen = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (GeneratedFile file : files) {
      String other = seen.putIfAbsent(likeness(file.path()), file.path());
      if (other != null) {
        problems.add(
            "\"%s\" and \"%s\" cannot be files of one folder: rename what one is made from"
                .formatted(other, file.path()));
      }
    }
    try (Stream<Path> there = Files.list(folder)) {
      for (String name : there.map(path -> path.getFileName().toString()).sorted().toList()) {
        String given = seen.get(likeness(name));
        if (given != null && !given.equals(name)) {
          problems.add(
              "\"%s\" cannot be written beside \"%s\" in %s: rename one or remove the file"
                  .formatted(given, name, folder));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new LookalikeNamesException(problems);
    }
  }
}
