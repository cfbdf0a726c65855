package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a param: a value, from which the type follows, or a map that says more. */
final class ParamBinder {
  private static final List<String> KEYS =
      List.of("type", "default", "enum", "minimum", "maximum", "pattern", "description");
  private static final List<String> TYPES = DataType.VALUES.stream().map(DataType::id).toList();
  private static final String AMBIGUOUS_HELP =
      "write a type or quotes: {type: .., default: .. }, or ";
  private static final String HELP =
      "write a value, which is the default, or {type: string} for a param without one";

  private ParamBinder() {}

  /** The param; one that could not be read stands in for itself and is marked as broken. */
  static Param read(Field field) {
    if (field.isMap()) {
      return details(field);
    }
    return shortForm(field)
        .map(value -> Param.withDefault(field.name(), value))
        .orElseGet(() -> Param.required(field.name(), DataType.STRING));
  }

  private static Optional<Value> shortForm(Field field) {
    if (field.node() instanceof YamlSequence) {
      field.wrongType("a value", "write {type: json, default: [..]} for a list");
      return Optional.empty();
    }
    Optional<YamlScalar> scalar = field.scalar(s -> !s.isNull(), "a value", HELP);
    if (scalar.isEmpty() || isAmbiguous(field, scalar.get(), AMBIGUOUS_HELP)) {
      return Optional.empty();
    }
    return TypedValue.read(field, type(scalar.get()));
  }

  /** The value that is given to a param elsewhere: of the type it has here. */
  static Optional<Value> given(Field field) {
    if (!(field.node() instanceof YamlScalar)) {
      return PlainValue.of(field).map(read -> Value.ofJson(read.value()));
    }
    Optional<YamlScalar> scalar =
        field.scalar(s -> !s.isNull(), "a value", "write a value, or leave it out");
    return scalar.isEmpty() || isAmbiguous(field, scalar.get(), "write ")
        ? Optional.empty()
        : TypedValue.read(field, type(scalar.get()));
  }

  private static DataType type(YamlScalar scalar) {
    return switch (scalar.type()) {
      case BOOLEAN -> DataType.BOOLEAN;
      case INTEGER -> DataType.INTEGER;
      case NUMBER -> DataType.NUMBER;
      default -> DataType.STRING;
    };
  }

  private static boolean isAmbiguous(Field field, YamlScalar scalar, String help) {
    Optional<String> reason =
        scalar.isPlain() ? AmbiguousText.reason(scalar.text()) : Optional.empty();
    reason.ifPresent(
        text ->
            field.fail(
                DiagnosticCode.AMBIGUOUS_VALUE,
                Quoted.text(scalar.text()) + " " + text,
                help + Quoted.text(scalar.text()) + " for a text"));
    return reason.isPresent();
  }

  private static Param details(Field field) {
    Fields fields = field.fields(KEYS, HELP).orElseThrow();
    Optional<DataType> type =
        fields
            .require("type", "add one of " + Quoted.names(TYPES))
            .flatMap(word -> word.word(DataType::of, TYPES, "types of params"));
    Param param = Param.required(field.name(), type.orElse(DataType.STRING));
    if (type.isEmpty()) {
      field.markBroken();
    } else if (type.get().isValue()) {
      param = values(fields, param);
    }
    return texts(fields, param);
  }

  private static Param values(Fields fields, Param bare) {
    Param param = bare;
    Optional<Value> value = fields.get("default").flatMap(f -> TypedValue.read(f, bare.type()));
    if (value.isPresent()) {
      param = param.withDefault(value.get());
    }
    Optional<Value> minimum = fields.get("minimum").flatMap(f -> bound(f, bare.type()));
    if (minimum.isPresent()) {
      param = param.withMinimum(minimum.get());
    }
    Optional<Value> maximum = fields.get("maximum").flatMap(f -> bound(f, bare.type()));
    if (maximum.isPresent()) {
      param = param.withMaximum(maximum.get());
    }
    Optional<Field> allowed = fields.get("enum");
    return allowed.isPresent() ? param.withAllowed(allowed(allowed.get(), bare.type())) : param;
  }

  /** A bound of a type that has none is read as a number, so that the rule of params can refuse. */
  private static Optional<Value> bound(Field field, DataType type) {
    return TypedValue.read(field, type == DataType.INTEGER ? type : DataType.NUMBER);
  }

  private static List<Value> allowed(Field field, DataType type) {
    List<Value> values = new ArrayList<>();
    Optional<List<Field>> items = field.list("write a list of the allowed values");
    items.ifPresent(
        list -> list.forEach(item -> TypedValue.read(item, type).ifPresent(values::add)));
    if (items.isPresent() && items.get().isEmpty()) {
      field.fail(
          DiagnosticCode.BAD_PARAM,
          "\"enum\" is empty, so that no value is allowed",
          "list the allowed values, or leave it out");
    }
    return values;
  }

  private static Param texts(Fields fields, Param bare) {
    Param param = bare;
    Optional<String> pattern =
        fields
            .get("pattern")
            .flatMap(f -> f.text("write a regular expression, such as \"[a-z]+\""));
    if (pattern.isPresent()) {
      param = param.withPattern(pattern.get());
    }
    Optional<String> description = fields.get("description").flatMap(f -> f.text("write a text"));
    return description.isPresent() ? param.withDescription(description.get()) : param;
  }
}
