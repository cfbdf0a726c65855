package io.clockwork.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that the files of a conversion are written to. All of one call are written beside
 * their places before the first is moved to its own, so that a full disk leaves what was there;
 * each is replaced in one step, so that nobody reads half of one; one that would stay the same is
 * not touched, and one that somebody else wrote is refused.
 *
 * <p>Not thread-safe, and of one process at a time.
 */
public final class GeneratedFolder {
  /** Of the files: plain names, such as every file system takes. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,200}\\z)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /** Names of devices on Windows, with any ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  /** What a process of ours that was killed has left behind. */
  private static final Pattern STAGED = Pattern.compile("\\..+\\.(\\d{1,18})\\.tmp");

  private final Path folder;

  /** The name that stands for all that are like it. */
  private final Map<String, String> names = new HashMap<>();

  private final List<String> leftovers = new ArrayList<>();

  private GeneratedFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The folder as it is now; made when something is written, if there is none.
   *
   * @throws IOException if it cannot be read
   */
  public static GeneratedFolder at(Path path) throws IOException {
    Path folder = Files.exists(path) ? path.toRealPath() : path;
    GeneratedFolder generated = new GeneratedFolder(folder);
    if (Files.exists(folder)) {
      try (Stream<Path> there = Files.list(folder)) {
        there.map(file -> file.getFileName().toString()).sorted().forEach(generated::remember);
      }
    }
    return generated;
  }

  private void remember(String name) {
    Matcher staged = STAGED.matcher(name);
    if (staged.matches() && ProcessHandle.of(Long.parseLong(staged.group(1))).isEmpty()) {
      leftovers.add(name);
    }
    names.putIfAbsent(likeness(name), name);
  }

  /**
   * A text that two names share if they would be one file on some file system, or one DAG to some
   * reader of the folder: names that differ in case alone, for example.
   */
  public static String likeness(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[_.-]+", "-");
  }

  /**
   * What writing files would do; nothing is written.
   *
   * @param files without folders in their paths; each of ASCII letters, digits, {@code _}, {@code
   *     -} and dots, at most 200 characters, neither beginning nor ending with a dot
   * @throws RefusedFilesException if one may not be written
   * @throws IllegalArgumentException if a path is another
   * @throws IOException if what is there cannot be read
   */
  public List<FileChange> compare(List<GeneratedFile> files) throws IOException {
    files.forEach(GeneratedFolder::requirePlainName);
    List<String> problems = new ArrayList<>();
    List<FileChange> changes = new ArrayList<>();
    for (GeneratedFile file : files) {
      if (DEVICE.matcher(file.path()).matches()) {
        problems.add(
            "\"%s\" is the name of a device on some machines: rename what it is made from"
                .formatted(file.path()));
        continue;
      }
      String like = names.getOrDefault(likeness(file.path()), file.path());
      if (!like.equals(file.path())) {
        problems.add(
            "\"%s\" cannot be written beside \"%s\": rename one or remove the file"
                .formatted(file.path(), like));
        continue;
      }
      Optional<String> before = before(file, problems);
      changes.add(new FileChange(file, before));
    }
    if (!problems.isEmpty()) {
      throw new RefusedFilesException(problems);
    }
    return changes;
  }

  /**
   * Writes those files that are not there as they are now.
   *
   * @throws IOException if one cannot be written; then none was changed, unless it was moving them
   *     that failed
   */
  public void write(List<FileChange> changes) throws IOException {
    List<GeneratedFile> files =
        changes.stream().filter(change -> !change.isNone()).map(FileChange::file).toList();
    if (files.isEmpty()) {
      return;
    }
    makeFolder();
    try {
      for (GeneratedFile file : files) {
        Files.deleteIfExists(staged(file));
        Files.writeString(staged(file), file.content(), StandardOpenOption.CREATE_NEW);
      }
      for (GeneratedFile file : files) {
        Files.move(
            staged(file),
            place(file),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        remember(file.path());
      }
    } finally {
      for (GeneratedFile file : files) {
        Files.deleteIfExists(staged(file));
      }
    }
  }

  private void makeFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    for (String name : leftovers) {
      Files.deleteIfExists(folder.resolve(name));
    }
    leftovers.clear();
  }

  private static void requirePlainName(GeneratedFile file) {
    if (!NAME.matcher(file.path()).matches()) {
      throw new IllegalArgumentException("no name for a generated file: \"" + file.path() + "\"");
    }
  }

  private Path place(GeneratedFile file) {
    return folder.resolve(file.path());
  }

  /** Hidden, so that nobody takes it for a file of the conversion; each process has its own. */
  private Path staged(GeneratedFile file) {
    return folder.resolve("." + file.path() + "." + ProcessHandle.current().pid() + ".tmp");
  }

  private Optional<String> before(GeneratedFile file, List<String> problems) throws IOException {
    Path place = place(file);
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
      String what =
          Files.isSymbolicLink(place)
              ? "symbolic link"
              : Files.isDirectory(place) ? "folder" : "special file";
      problems.add("\"%s\" is a %s there: remove it".formatted(file.path(), what));
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(place), StandardCharsets.UTF_8);
    if (!GeneratedFile.isOurs(text)) {
      problems.add(
          "\"%s\" is there and was not written by Clockwork: rename what it is made from, or"
                  .formatted(file.path())
              + " remove the file");
    }
    return Optional.of(text);
  }
}
