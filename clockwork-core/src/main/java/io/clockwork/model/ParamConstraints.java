package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether a value is one that a param allows. */
final class ParamConstraints {
  private ParamConstraints() {}

  /** Why a param refuses a value of its type, as the end of a sentence; empty if it does not. */
  static Optional<String> problem(Param param, Value value) {
    return outsideRange(param, value)
        .or(() -> param.pattern().flatMap(pattern -> mismatch(pattern, value)))
        .or(() -> notAllowed(param, value));
  }

  /** The same without {@code enum}: what holds of the allowed values themselves. */
  static Optional<String> problemOfAllowed(Param param, Value value) {
    return outsideRange(param, value)
        .or(() -> param.pattern().flatMap(pattern -> mismatch(pattern, value)));
  }

  /** Equal for values that mean the same: numbers by their amount, JSON by what it says. */
  static Object meaning(Value value) {
    if (isNumber(value)) {
      return value.asDecimal().stripTrailingZeros();
    }
    return value.type() == DataType.JSON ? Optional.ofNullable(value.asPlain()) : value.text();
  }

  static boolean isNumber(Value value) {
    return value.type() == DataType.INTEGER || value.type() == DataType.NUMBER;
  }

  private static Optional<String> outsideRange(Param param, Value value) {
    if (!isNumber(value)) {
      return Optional.empty();
    }
    BigDecimal number = value.asDecimal();
    Optional<String> small =
        param
            .minimum()
            .filter(ParamConstraints::isNumber)
            .filter(minimum -> number.compareTo(minimum.asDecimal()) < 0)
            .map(minimum -> "is less than the minimum " + minimum);
    return small.or(
        () ->
            param
                .maximum()
                .filter(ParamConstraints::isNumber)
                .filter(maximum -> number.compareTo(maximum.asDecimal()) > 0)
                .map(maximum -> "is greater than the maximum " + maximum));
  }

  private static Optional<String> mismatch(String pattern, Value value) {
    if (value.type() != DataType.STRING || PortablePattern.problem(pattern).isPresent()) {
      return Optional.empty();
    }
    return switch (PortablePattern.match(pattern, value.text())) {
      case MATCHES -> Optional.empty();
      case DIFFERS -> Optional.of("does not match the pattern " + Quoted.text(pattern));
      case GAVE_UP -> Optional.of("takes too long to compare with " + Quoted.text(pattern));
    };
  }

  private static Optional<String> notAllowed(Param param, Value value) {
    Object meaning = meaning(value);
    boolean allowed =
        param.allowed().isEmpty()
            || param.allowed().stream().anyMatch(other -> meaning(other).equals(meaning));
    return allowed
        ? Optional.empty()
        : Optional.of(
            "is none of " + Quoted.names(param.allowed().stream().map(Value::text).toList()));
  }
}
