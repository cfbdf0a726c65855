package io.clockwork.model;

import java.util.Objects;
import java.util.Optional;

/**
 * A setting of a task that may also come from a layer of defaults below it: not mentioned, taken
 * back ({@code null} in YAML), or set.
 *
 * @param <T> what it is set to
 */
public sealed interface Setting<T> {

  /** Not mentioned: the layer below decides. */
  @SuppressWarnings("unchecked") // It holds nothing of any type.
  static <T> Setting<T> inherited() {
    return (Setting<T>) Inherited.SHARED;
  }

  /** Taken back: as if no layer below had set it. */
  static <T> Setting<T> unset() {
    return new Unset<>();
  }

  /** Set to a value. */
  static <T> Setting<T> to(T value) {
    return new To<>(value);
  }

  /** What holds when {@code below} holds in the layers below. */
  Optional<T> over(Optional<T> below);

  /** What this layer sets, whatever is below. */
  default Optional<T> written() {
    return over(Optional.empty());
  }

  /** Whether this layer says anything. */
  default boolean isMentioned() {
    return !(this instanceof Inherited);
  }

  /**
   * Not mentioned.
   *
   * @param <T> what it could be set to
   */
  record Inherited<T>() implements Setting<T> {
    private static final Inherited<?> SHARED = new Inherited<>();

    @Override
    public Optional<T> over(Optional<T> below) {
      return below;
    }
  }

  /**
   * Taken back.
   *
   * @param <T> what it could be set to
   */
  record Unset<T>() implements Setting<T> {
    @Override
    public Optional<T> over(Optional<T> below) {
      return Optional.empty();
    }
  }

  /**
   * Set.
   *
   * @param <T> the value's type
   * @param value the value
   */
  record To<T>(T value) implements Setting<T> {
    /** Refuses nulls. */
    public To {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public Optional<T> over(Optional<T> below) {
      return Optional.of(value);
    }
  }
}
