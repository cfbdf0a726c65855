package io.clockwork.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The type of a param, an input or an output. */
public enum DataType {
  /** Any text. */
  STRING,
  /** A whole number within 2^53-1 on either side of zero. */
  INTEGER,
  /** A finite decimal number. */
  NUMBER,
  /** {@code true} or {@code false}. */
  BOOLEAN,
  /** Any JSON value. */
  JSON,
  /** A regular file of any size. Outputs only. */
  FILE,
  /** A folder of regular files of any size. Outputs only. */
  DIRECTORY;

  /** The types a param can have, in the order in which they are explained. */
  public static final List<DataType> VALUES = List.of(STRING, INTEGER, NUMBER, BOOLEAN, JSON);

  /** The word used in specifications and manifests. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether this is a small value that travels as text, not a file or directory. */
  public boolean isValue() {
    return this != FILE && this != DIRECTORY;
  }

  /** The type of this word. */
  public static Optional<DataType> of(String id) {
    return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
  }
}
