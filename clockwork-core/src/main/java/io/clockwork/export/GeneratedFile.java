package io.clockwork.export;

import java.util.Objects;

/**
 * A file that an exporter wrote, before anybody puts it anywhere.
 *
 * @param path relative, with slashes, below the folder of what is generated
 * @param content UTF-8 text that ends with a line break
 */
public record GeneratedFile(String path, String content) {
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
}
