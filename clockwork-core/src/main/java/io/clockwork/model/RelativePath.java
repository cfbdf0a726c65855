package io.clockwork.model;

import java.util.Optional;

/** Paths that mean the same on every machine: relative, with slashes, expanded by nobody. */
public final class RelativePath {
  private static final int MAX_LENGTH = 4096;

  private RelativePath() {}

  /** What is wrong with a path, as the end of a sentence that begins with it. */
  public static Optional<String> problem(String path) {
    if (path.isBlank()) {
      return Optional.of("is empty");
    }
    if (path.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    if (path.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("has a control character");
    }
    if (PassableText.problem(path).isPresent()) {
      return PassableText.problem(path);
    }
    if (path.indexOf('\\') >= 0) {
      return Optional.of("has a backslash; folders are divided by \"/\"");
    }
    if (path.contains("://")) {
      return Optional.of("is a URL");
    }
    if (path.startsWith("/") || path.matches("[A-Za-z]:/.*")) {
      return Optional.of("is absolute");
    }
    if (path.startsWith("~/")) {
      return Optional.of("begins with \"~\", which is not expanded");
    }
    return Optional.empty();
  }

  /** Whether a path leads out of the folder where it starts. */
  public static boolean leaves(String path) {
    int depth = 0;
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        depth--;
      } else if (!name.isEmpty() && !name.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
