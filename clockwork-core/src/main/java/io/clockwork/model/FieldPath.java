package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names a field of a document by the keys and indices that lead to it, as a JSON pointer (RFC
 * 6901): {@code /tasks/train/after/0}. The document itself is the empty pointer.
 *
 * @param pointer the pointer's text
 */
public record FieldPath(String pointer) {
  /** The whole document. */
  public static final FieldPath ROOT = new FieldPath("");

  /** Refuses nulls. */
  public FieldPath {
    Objects.requireNonNull(pointer, "pointer");
  }

  /** The path of these keys from the document. */
  public static FieldPath of(String... keys) {
    FieldPath path = ROOT;
    for (String key : keys) {
      path = path.child(key);
    }
    return path;
  }

  /** The field of this key inside this one. */
  public FieldPath child(String key) {
    return new FieldPath(pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
  }

  /** The element at this index, from 0. */
  public FieldPath child(int index) {
    return new FieldPath(pointer + "/" + index);
  }

  /** The field around this one; empty for the document. */
  public Optional<FieldPath> parent() {
    int slash = pointer.lastIndexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(new FieldPath(pointer.substring(0, slash)));
  }

  // By hand: those a record is given take a fifth of the first test in a JVM to set up.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FieldPath path && pointer.equals(path.pointer);
  }

  @Override
  public int hashCode() {
    return pointer.hashCode();
  }

  @Override
  public String toString() {
    return pointer;
  }
}
