package io.clockwork.yaml;

import io.clockwork.model.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes where something stands in a repository. */
final class GitWriter {
  private GitWriter() {}

  /** Code, whose path is left out where it is the top. */
  static WrittenNode write(CodeSource code) {
    boolean top = code.path().equals(".");
    return write(code.git(), code.ref(), top ? Optional.empty() : Optional.of(code.path()));
  }

  static WrittenNode write(String git, String ref, Optional<String> path) {
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    entries.put("git", WrittenNode.Scalar.text(git));
    entries.put("ref", WrittenNode.Scalar.text(ref));
    path.ifPresent(text -> entries.put("path", WrittenNode.Scalar.text(text)));
    return WrittenNode.Mapping.of(entries);
  }
}
