package io.clockwork.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a directory that was published.
 *
 * @param path relative to the directory, with slashes
 * @param kind what it is
 * @param size in bytes, of a file; otherwise 0
 * @param executable whether somebody may execute it, of a file
 * @param link where a link points to, as it is stored
 */
public record TreeEntry(
    String path, Kind kind, long size, boolean executable, Optional<String> link) {

  /** What an entry is. */
  public enum Kind {
    /** A regular file. */
    FILE,
    /** A folder. */
    DIRECTORY,
    /** A symbolic link that stays inside. */
    LINK
  }

  /** Refuses nulls. */
  public TreeEntry {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(link, "link");
  }

  /** A regular file. */
  public static TreeEntry file(String path, long size, boolean executable) {
    return new TreeEntry(path, Kind.FILE, size, executable, Optional.empty());
  }

  /** A folder. */
  public static TreeEntry directory(String path) {
    return new TreeEntry(path, Kind.DIRECTORY, 0, false, Optional.empty());
  }

  /** A symbolic link. */
  public static TreeEntry link(String path, String target) {
    return new TreeEntry(path, Kind.LINK, 0, false, Optional.of(target));
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("type", kind.name().toLowerCase(java.util.Locale.ROOT));
    json.put("size", kind == Kind.FILE ? size : null);
    json.put("mode", kind == Kind.FILE ? (executable ? "0755" : "0644") : null);
    json.put("link", link.orElse(null));
    return json;
  }
}
