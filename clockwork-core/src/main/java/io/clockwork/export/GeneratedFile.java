package io.clockwork.export;

import java.util.Objects;

/**
 * A file that an exporter wrote, before anybody puts it anywhere.
 *
 * @param path relative, with slashes, below the folder of what is generated
 * @param content UTF-8 text that ends with a line break; its first line is a comment that holds
 *     {@link #MARK}
 */
public record GeneratedFile(String path, String content) {
  /** What the first line of each says, in a comment: whose it is. */
  public static final String MARK = "Written by Clockwork";

  /**
   * Refuses nulls.
   *
   * @throws IllegalArgumentException if the path could leave its folder
   */
  public GeneratedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(content, "content");
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
        throw new IllegalArgumentException("no path below a folder: \"" + path + "\"");
      }
    }
  }

  /** Whether a file says that an exporter wrote it, or, as after a power cut, nothing at all. */
  static boolean isOurs(String text) {
    return text.isBlank() || text.lines().findFirst().orElse("").contains(MARK);
  }
}
