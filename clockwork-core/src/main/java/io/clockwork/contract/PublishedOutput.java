package io.clockwork.contract;

import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.util.Objects;

/** What a task left behind and its consumers read. */
public sealed interface PublishedOutput {

  /** Its declared type. */
  DataType type();

  /**
   * A small value.
   *
   * @param value the value
   */
  record Text(Value value) implements PublishedOutput {
    /** Refuses nulls. */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public DataType type() {
      return value.type();
    }
  }

  /**
   * A file or directory.
   *
   * @param type which of the two
   * @param path where it is, absolute
   * @param fingerprint changes whenever somebody writes to it, as far as size, modification time
   *     and inode tell; empty where nobody can
   */
  record Blob(DataType type, Path path, String fingerprint) implements PublishedOutput {
    /** Refuses nulls and values. */
    public Blob {
      Objects.requireNonNull(path, "path");
      Objects.requireNonNull(fingerprint, "fingerprint");
      if (type.isValue()) {
        throw new IllegalArgumentException("a " + type.id() + " is not a blob");
      }
    }
  }
}
