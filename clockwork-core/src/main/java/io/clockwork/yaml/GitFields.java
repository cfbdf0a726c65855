package io.clockwork.yaml;

import java.util.List;
import java.util.Optional;

/**
 * Where something stands in a repository: the keys {@code git}, {@code ref} and {@code path}.
 *
 * @param path empty if none is written
 * @param pathField where it is written
 */
record GitFields(String git, String ref, Optional<String> path, Optional<Field> pathField) {
  private static final List<String> KEYS = List.of("git", "ref", "path");

  /**
   * What a map says; empty if it could not be read, which is reported.
   *
   * @param example of a path
   * @param what a path leads to
   */
  static Optional<GitFields> read(Field field, String example, String what) {
    Optional<Fields> known =
        field.fields(KEYS, "write {git: URL, ref: main, path: " + example + "}");
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> git =
        known.get().require("git", "add the repository's URL").flatMap(f -> f.text("write a URL"));
    Optional<String> ref =
        known
            .get()
            .require("ref", "add a branch, a tag or a full commit: ref: main")
            .flatMap(f -> f.text("write a branch, a tag or a full commit"));
    Optional<Field> path = known.get().get("path");
    Optional<String> written = path.flatMap(f -> f.text("write " + what + " of the repository"));
    return git.isPresent() && ref.isPresent() && path.isPresent() == written.isPresent()
        ? Optional.of(new GitFields(git.get(), ref.get(), written, path))
        : Optional.empty();
  }

  /** The same, where a path must be written. */
  static Optional<GitFields> readWithPath(Field field, String example, String what) {
    Optional<GitFields> read = read(field, example, what);
    boolean missing = field.node() instanceof YamlMapping map && map.entry("path").isEmpty();
    if (missing) {
      field.reportMissing("path", "add " + what + " of the repository: path: " + example);
      field.scope().markBroken(field.path().child("path"));
    }
    return read.filter(git -> git.path().isPresent());
  }
}
