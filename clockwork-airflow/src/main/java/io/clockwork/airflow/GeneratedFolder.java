package io.clockwork.airflow;

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
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folder that the files of a conversion are written to. All of them are written beside their
 * places before the first is moved to its own, so that a full disk leaves what was there; each is
 * replaced in one step, so that nobody reads half of one; one that would stay the same is not
 * touched.
 */
public final class GeneratedFolder {
  private final Path folder;

  /** The folder; made when something is written, if there is none. */
  public GeneratedFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes files.
   *
   * @return the names of those that were not there as they are now, in the order given
   * @throws LookalikeNamesException if names differ only by case or separators, among each other or
   *     from those of files that are there; then nothing was written
   * @throws IOException if a file cannot be written; then none was changed, unless it was moving
   *     them that failed
   */
  public List<String> write(List<GeneratedFile> files) throws IOException {
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
        Files.writeString(staged(file), file.text());
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
    return changed.stream().map(GeneratedFile::name).toList();
  }

  private Path place(GeneratedFile file) {
    return folder.resolve(file.name());
  }

  /** Hidden, so that nobody takes it for a file of the conversion. */
  private Path staged(GeneratedFile file) {
    return folder.resolve("." + file.name() + ".tmp");
  }

  private boolean isThere(GeneratedFile file) throws IOException {
    Path place = place(file);
    return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)
        && Arrays.equals(Files.readAllBytes(place), file.text().getBytes(StandardCharsets.UTF_8));
  }

  private void refuseLookalikes(List<GeneratedFile> files) throws IOException {
    Map<String, String> seen = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (GeneratedFile file : files) {
      String other = seen.putIfAbsent(GeneratedFile.likeness(file.name()), file.name());
      if (other != null) {
        problems.add(
            "\"%s\" and \"%s\" cannot be files of one folder: rename what one is made from"
                .formatted(other, file.name()));
      }
    }
    try (Stream<Path> there = Files.list(folder)) {
      for (String name : there.map(path -> path.getFileName().toString()).sorted().toList()) {
        String given = seen.get(GeneratedFile.likeness(name));
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
