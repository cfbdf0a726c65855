package io.clockwork.model;

import java.util.Objects;

/**
 * Where the code of a pipeline lives when it is not beside its specification.
 *
 * @param git the repository's URL
 * @param ref a branch, a tag or a full commit
 * @param path the working directory inside it, and the base of relative paths; {@code .} is the top
 */
public record CodeSource(String git, String ref, String path) {
  /** Refuses nulls. */
  public CodeSource {
    Objects.requireNonNull(git, "git");
    Objects.requireNonNull(ref, "ref");
    Objects.requireNonNull(path, "path");
  }
}
