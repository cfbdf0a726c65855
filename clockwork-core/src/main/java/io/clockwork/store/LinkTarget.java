package io.clockwork.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where symbolic links point to. */
public final class LinkTarget {
  private LinkTarget() {}

  /** The target as text; empty if its bytes are no UTF-8. */
  public static Optional<String> text(Path target) {
    List<String> names = new ArrayList<>();
    for (Path name : target) {
      Optional<String> text = FileName.of(name);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      names.add(text.get());
    }
    return Optional.of((target.isAbsolute() ? "/" : "") + String.join("/", names));
  }

  /** The target that a text names, which is not empty; see {@link FileName#resolve}. */
  public static Path of(String text) {
    Path root = Path.of("/");
    String names = text.replaceAll("/+", "/").replaceAll("^/|/$", "");
    if (names.isEmpty()) {
      return root;
    }
    Path absolute = FileName.resolve(root, names);
    return text.startsWith("/") ? absolute : absolute.subpath(0, absolute.getNameCount());
  }

  /**
   * Whether a link leads to a place inside the directory, wherever that is moved to: an absolute
   * target never does.
   */
  static boolean staysInside(Path root, Path link, Path target) throws IOException {
    Path parent = link.toAbsolutePath().getParent();
    if (target.isAbsolute() || parent == null) {
      return false;
    }
    Path meant = parent.resolve(target);
    if (!meant.normalize().startsWith(root.toAbsolutePath().normalize())) {
      return false;
    }
    return Files.exists(meant)
        ? meant.toRealPath().startsWith(root.toRealPath())
        : !goesUpAfterAName(target);
  }

  /** Behind another link ".." may be anywhere; where nothing exists nobody can tell. */
  private static boolean goesUpAfterAName(Path target) {
    boolean named = false;
    for (Path name : target) {
      boolean up = name.toString().equals("..");
      if (up && named) {
        return true;
      }
      named |= !up;
    }
    return false;
  }
}
