package io.clockwork.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of the code, in a folder or at a commit, as checks see them. Paths start at the top and
 * have their names divided by slashes, none of them empty, {@code .} or {@code ..}; the empty text
 * is the top itself. For one thread at a time.
 */
public interface CodeTree {

  /**
   * What a path leads to; symbolic links are followed as long as they stay inside.
   *
   * @throws IOException if it cannot be read, also because a link leads nowhere
   */
  CodeNode find(String path) throws IOException;

  /**
   * The names in a folder, in any order.
   *
   * @throws IOException if it cannot be read, or is no folder
   */
  List<String> names(String folder) throws IOException;

  /** The content of what {@link #find} found to be a file. */
  InputStream open(String path) throws IOException;

  /** A path as messages name it, in quotes. */
  String show(String path);

  /** The files below a folder of this machine, whose path has no symbolic links in it. */
  static CodeTree of(Path folder) {
    return new FolderTree(folder);
  }
}
