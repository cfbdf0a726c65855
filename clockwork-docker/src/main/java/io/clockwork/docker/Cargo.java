package io.clockwork.docker;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.store.FileName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is sent to an engine's machine: which files, folders and links go where. */
final class Cargo {
  private final List<Item> items = new ArrayList<>();

  /**
   * One of them.
   *
   * @param place the path in a container, without the slash at its beginning
   * @param source what is read on this machine; empty for a folder
   * @param open whether anybody may write to it
   * @param mayBeGone whether it is left out if it is not there any more
   */
  record Item(String place, Optional<Path> source, boolean open, boolean mayBeGone) {}

  /** A folder to which its owner alone may write. */
  Cargo folder(Path place) {
    items.add(new Item(name(place), Optional.empty(), false, false));
    return this;
  }

  /** A folder to which anybody may write: who the image's own user is may not be known. */
  Cargo openFolder(Path place) {
    items.add(new Item(name(place), Optional.empty(), true, false));
    return this;
  }

  /**
   * A file, or a folder with everything in it.
   *
   * @throws IOException if it cannot be read, or has a name that is not UTF-8
   */
  Cargo tree(Path source, Path place) throws IOException {
    add(new Walk(path -> false, path -> false, false), source, name(place));
    return this;
  }

  /**
   * A folder in which others may be working meanwhile.
   *
   * @param leftOut what does not go along
   * @param emptied of which folders nothing goes along but they themselves
   */
  Cargo livingTree(Path source, Path place, Predicate<Path> leftOut, Predicate<Path> emptied)
      throws IOException {
    add(new Walk(leftOut, emptied, true), source, name(place));
    return this;
  }

  private static String name(Path place) {
    return place.toString().substring(1);
  }

  private record Walk(Predicate<Path> leftOut, Predicate<Path> emptied, boolean living) {}

  private void add(Walk walk, Path source, String place) throws IOException {
    items.add(new Item(place, Optional.of(source), false, walk.living()));
    if (!Files.isDirectory(source, LinkOption.NOFOLLOW_LINKS) || walk.emptied().test(source)) {
      return;
    }
    for (Path path : sorted(source, walk.living())) {
      if (!walk.leftOut().test(path)) {
        add(walk, path, place + "/" + utf8Name(path));
      }
    }
  }

  private static List<Path> sorted(Path folder, boolean living) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
      found.forEach(paths::add);
    } catch (NoSuchFileException e) {
      if (!living) {
        throw e;
      }
    }
    Collections.sort(paths);
    return paths;
  }

  private static String utf8Name(Path path) throws IOException {
    return FileName.of(path)
        .orElseThrow(
            () ->
                new IOException(
                    Quoted.text(String.valueOf(path.getFileName()))
                        + " in "
                        + path.getParent()
                        + " has a name that is not UTF-8"));
  }

  List<Item> items() {
    return Collections.unmodifiableList(items);
  }
}
