package io.clockwork.code;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths inside a {@link CodeTree}, as text. */
public final class CodePath {
  private CodePath() {}

  /**
   * Follows a relative path, {@code ..} included, from a folder of the tree.
   *
   * @param folder from the top of the tree
   * @param path from that folder
   * @return the same place as a path from the top; empty if it lies above the top
   */
  public static Optional<String> join(String folder, String path) {
    Deque<String> names = new ArrayDeque<>();
    for (String name : (folder + "/" + path).split("/", -1)) {
      if (name.equals("..")) {
        if (names.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    return Optional.of(String.join("/", names));
  }

  /** A path from the top as seen from a folder. */
  static String relative(String folder, String path) {
    return Path.of("/" + folder).relativize(Path.of("/" + path)).toString();
  }
}
