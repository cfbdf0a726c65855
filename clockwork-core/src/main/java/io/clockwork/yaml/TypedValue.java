package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.util.Locale;
import java.util.Optional;

/** Reads a field as a value of a known type. */
final class TypedValue {
  private TypedValue() {}

  /** The value; empty if the field holds none of that type, which is reported. */
  static Optional<Value> read(Field field, DataType type) {
    return switch (type) {
      case STRING -> field.text("write a text; the empty one is \"\"").map(Value::of);
      case INTEGER -> number(field, type, ScalarType.INTEGER);
      case NUMBER -> number(field, type, ScalarType.NUMBER);
      case BOOLEAN -> field.flag().map(Value::of);
      case JSON -> PlainValue.of(field).map(read -> Value.ofJson(read.value()));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> number(Field field, DataType type, ScalarType wanted) {
    Optional<YamlScalar> scalar =
        field.scalar(
            s -> s.type() == wanted || s.type() == ScalarType.INTEGER,
            wanted.phrase(),
            help(field, wanted));
    Optional<Value> value =
        scalar.flatMap(NumberText::json).flatMap(text -> Value.parse(type, text));
    if (scalar.isPresent() && value.isEmpty()) {
      outOfRange(field, scalar.get());
    }
    return value;
  }

  /** Says that a number is none that a value can have. */
  static void outOfRange(Field field, YamlScalar scalar) {
    field.fail(
        DiagnosticCode.OUT_OF_RANGE,
        field.subject() + " is " + shown(scalar.text()) + ", which no value can be",
        "integers lie within 2^53-1, numbers are finite");
  }

  private static String shown(String number) {
    return number.length() > 40 ? Quoted.text(number) : number;
  }

  private static String help(Field field, ScalarType wanted) {
    boolean inQuotes =
        field.node() instanceof YamlScalar scalar
            && scalar.type() == ScalarType.STRING
            && wanted.admits(scalar.text());
    return inQuotes ? "leave the quotes out" : "write " + wanted.phrase().toLowerCase(Locale.ROOT);
  }
}
