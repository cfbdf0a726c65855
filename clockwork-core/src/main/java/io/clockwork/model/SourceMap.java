package io.clockwork.model;

import io.clockwork.diagnostic.SourceLocation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the fields of a document were written: in a file, or by calls in Java code. Readers of a
 * format fill a {@link Builder}; diagnostics look places up. Never part of a pipeline's equality.
 */
public final class SourceMap {
  /** Knows no place. */
  public static final SourceMap EMPTY = new Builder().build();

  private final Map<FieldPath, FieldSource> fields;
  private final Set<FieldPath> broken;

  private SourceMap(Map<FieldPath, FieldSource> fields, Set<FieldPath> broken) {
    this.fields = Map.copyOf(fields);
    this.broken = Set.copyOf(broken);
  }

  /** Starts a map. */
  public static Builder builder() {
    return new Builder();
  }

  /** Where the value of a field was written; of the nearest field around it where it was not. */
  public Optional<SourceLocation> value(FieldPath path) {
    return nearest(path).map(FieldSource::value);
  }

  /** Where the key of a field was written; its value's place where it has no key. */
  public Optional<SourceLocation> key(FieldPath path) {
    return nearest(path).map(FieldSource::key);
  }

  /**
   * Where a piece of a field's text was written.
   *
   * @param piece the characters to find
   * @param occurrence which of its occurrences in the text, from 0
   */
  public Optional<SourceLocation> piece(FieldPath path, String piece, int occurrence) {
    FieldSource source = fields.get(path);
    return source == null ? value(path) : Optional.of(source.piece(piece, occurrence));
  }

  /**
   * Whether a field, or one around it, could not be read and was already reported, so that nothing
   * more need be said about it.
   */
  public boolean isBroken(FieldPath path) {
    Optional<FieldPath> at = Optional.of(path);
    while (at.isPresent()) {
      if (broken.contains(at.get())) {
        return true;
      }
      at = at.get().parent();
    }
    return false;
  }

  private Optional<FieldSource> nearest(FieldPath path) {
    Optional<FieldPath> at = Optional.of(path);
    while (at.isPresent()) {
      FieldSource source = fields.get(at.get());
      if (source != null) {
        return Optional.of(source);
      }
      at = at.get().parent();
    }
    return Optional.empty();
  }

  /** The place of one field. */
  public interface FieldSource {
    /** The place of its key, or of its value where it has no key. */
    SourceLocation key();

    /** The place of its value. */
    SourceLocation value();

    /** The place of the given occurrence of a piece of its text; the value's place if not found. */
    default SourceLocation piece(String piece, int occurrence) {
      return value();
    }
  }

  private record Place(SourceLocation key, SourceLocation value) implements FieldSource {}

  /** Collects places. */
  public static final class Builder {
    private final Map<FieldPath, FieldSource> fields = new HashMap<>();
    private final Set<FieldPath> broken = new HashSet<>();

    private Builder() {}

    /** Remembers where a field was written. */
    public Builder put(FieldPath path, FieldSource source) {
      fields.put(path, source);
      return this;
    }

    /** Remembers one place for key and value, unless the field has one already. */
    public Builder put(FieldPath path, SourceLocation place) {
      fields.putIfAbsent(path, new Place(place, place));
      return this;
    }

    /** Remembers that a field could not be read and that this was reported. */
    public Builder markBroken(FieldPath path) {
      broken.add(path);
      return this;
    }

    /** The map so far. */
    public SourceMap build() {
      return new SourceMap(fields, broken);
    }
  }
}
