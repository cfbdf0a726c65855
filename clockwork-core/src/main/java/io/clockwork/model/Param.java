package io.clockwork.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A typed parameter of a pipeline.
 *
 * @param name what expressions call it
 * @param type a value type, see {@link DataType#VALUES}
 * @param defaultValue without one, every run must give a value
 * @param allowed the only values allowed; empty when all are
 * @param minimum smallest number allowed
 * @param maximum largest number allowed
 * @param pattern a regular expression the whole text must match
 * @param description shown in forms and help
 */
public record Param(
    String name,
    DataType type,
    Optional<Value> defaultValue,
    List<Value> allowed,
    Optional<Value> minimum,
    Optional<Value> maximum,
    Optional<String> pattern,
    Optional<String> description) {

  /**
   * Copies the list, and takes integers as numbers beside a number; whether the parts fit each
   * other is checked by the pipeline's builder.
   */
  public Param {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    DataType wanted = type;
    defaultValue = defaultValue.map(value -> value.as(wanted));
    allowed = allowed.stream().map(value -> value.as(wanted)).toList();
    minimum = minimum.map(value -> value.as(wanted));
    maximum = maximum.map(value -> value.as(wanted));
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(description, "description");
  }

  /** A param of this type, required until it gets a default. */
  public static Param required(String name, DataType type) {
    return new Param(
        name,
        type,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A param of its default's type. */
  public static Param withDefault(String name, Value value) {
    return required(name, value.type()).withDefault(value);
  }

  /** The same with a default. */
  public Param withDefault(Value value) {
    return new Param(
        name, type, Optional.of(value), allowed, minimum, maximum, pattern, description);
  }

  /** The same with these values allowed and no others. */
  public Param withAllowed(List<Value> values) {
    return new Param(name, type, defaultValue, values, minimum, maximum, pattern, description);
  }

  /** The same with a smallest number. */
  public Param withMinimum(Value value) {
    return new Param(
        name, type, defaultValue, allowed, Optional.of(value), maximum, pattern, description);
  }

  /** The same with a largest number. */
  public Param withMaximum(Value value) {
    return new Param(
        name, type, defaultValue, allowed, minimum, Optional.of(value), pattern, description);
  }

  /** The same with a pattern. */
  public Param withPattern(String regex) {
    return new Param(
        name, type, defaultValue, allowed, minimum, maximum, Optional.of(regex), description);
  }

  /** The same with a description. */
  public Param withDescription(String text) {
    return new Param(
        name, type, defaultValue, allowed, minimum, maximum, pattern, Optional.of(text));
  }
}
