package io.clockwork.model;

import io.clockwork.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Where the fields of a document were written: in a file, or by calls in Java code. Readers of a
 * format fill a {@link Builder}; diagnostics look places up. Never part of a pipeline's equality.
 * Immutable.
 */
public final class SourceMap {
  /** Knows no place. */
  public static final SourceMap EMPTY = new Builder().build();

  private final Map<FieldPath, FieldSource> fields;
  private final Set<FieldPath> broken;
  private final Map<FieldPath, List<SourceLocation>> repeated;
  private final Function<FieldPath, Optional<FieldSource>> finder;
  private final UnaryOperator<FieldPath> translation;

  private SourceMap(Builder builder) {
    fields = Map.copyOf(builder.fields);
    broken = Set.copyOf(builder.broken);
    repeated = Map.copyOf(builder.repeated);
    finder = builder.finder;
    translation = UnaryOperator.identity();
  }

  private SourceMap(SourceMap map, UnaryOperator<FieldPath> translation) {
    fields = map.fields;
    broken = map.broken;
    repeated = map.repeated;
    finder = map.finder;
    this.translation = path -> map.translation.apply(translation.apply(path));
  }

  /** Starts a map. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The same places by other paths, for what is checked as a document of another form than it was
   * written in.
   *
   * @param toWritten the path by which a field was written, from the path it is asked for by
   */
  public SourceMap translated(UnaryOperator<FieldPath> toWritten) {
    return new SourceMap(this, toWritten);
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
    return find(translation.apply(path))
        .map(source -> source.piece(piece, occurrence))
        .or(() -> value(path));
  }

  /**
   * Where a field was written again; its first place where that is not known.
   *
   * @param time 1 for the first repetition
   */
  public Optional<SourceLocation> repetition(FieldPath path, int time) {
    List<SourceLocation> places = repeated.getOrDefault(translation.apply(path), List.of());
    return time <= places.size() ? Optional.of(places.get(time - 1)) : key(path);
  }

  /**
   * Whether a field, or one around it, could not be read and was already reported, so that nothing
   * more need be said about it.
   */
  public boolean isBroken(FieldPath path) {
    if (broken.isEmpty()) {
      return false;
    }
    Optional<FieldPath> at = Optional.of(translation.apply(path));
    while (at.isPresent()) {
      if (broken.contains(at.get())) {
        return true;
      }
      at = at.get().parent();
    }
    return false;
  }

  /** Whether the place of this very field is known, not only that of one around it. */
  public boolean contains(FieldPath path) {
    return find(translation.apply(path)).isPresent();
  }

  private Optional<FieldSource> nearest(FieldPath path) {
    Optional<FieldPath> at = Optional.of(translation.apply(path));
    while (at.isPresent()) {
      Optional<FieldSource> source = find(at.get());
      if (source.isPresent()) {
        return source;
      }
      at = at.get().parent();
    }
    return Optional.empty();
  }

  private Optional<FieldSource> find(FieldPath path) {
    FieldSource source = fields.get(path);
    return source == null ? finder.apply(path) : Optional.of(source);
  }

  /** The place of one field. Called by one thread at a time. */
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

  /** Collects places. Not thread-safe. */
  public static final class Builder {
    private final Map<FieldPath, FieldSource> fields = new HashMap<>();
    private final Set<FieldPath> broken = new HashSet<>();
    private final Map<FieldPath, List<SourceLocation>> repeated = new HashMap<>();
    private Function<FieldPath, Optional<FieldSource>> finder = path -> Optional.empty();

    private Builder() {}

    /** Asks for the places of all fields that were not {@code put}, when they are needed. */
    public Builder finder(Function<FieldPath, Optional<FieldSource>> function) {
      finder = function;
      return this;
    }

    /** Remembers where a field was written. */
    public Builder put(FieldPath path, FieldSource source) {
      fields.put(path, source);
      return this;
    }

    /** Remembers one place for key and value; of a field that has one, a repetition. */
    public Builder put(FieldPath path, SourceLocation place) {
      if (fields.putIfAbsent(path, new Place(place, place)) != null) {
        repeated.computeIfAbsent(path, unused -> new ArrayList<>()).add(place);
      }
      return this;
    }

    /** Remembers that a field could not be read and that this was reported. */
    public Builder markBroken(FieldPath path) {
      broken.add(path);
      return this;
    }

    /** The map so far. */
    public SourceMap build() {
      return new SourceMap(this);
    }
  }
}
