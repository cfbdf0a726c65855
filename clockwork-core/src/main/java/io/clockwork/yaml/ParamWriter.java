package io.clockwork.yaml;

import io.clockwork.model.DataType;
import io.clockwork.model.Param;
import io.clockwork.model.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a param: its default alone where everything else follows from it. */
final class ParamWriter {
  private ParamWriter() {}

  static WrittenNode write(Param param) {
    boolean alone =
        param.defaultValue().isPresent()
            && param.equals(Param.withDefault(param.name(), param.defaultValue().get()))
            && saysItsType(param.defaultValue().get());
    return alone ? value(param.defaultValue().get()) : details(param);
  }

  /** Whether the short form of a value is read as that value again. */
  private static boolean saysItsType(Value value) {
    return switch (value.type()) {
      case STRING, BOOLEAN, INTEGER -> true;
      case NUMBER -> ScalarType.ofPlain(value.text()) == ScalarType.NUMBER;
      default -> false;
    };
  }

  private static WrittenNode details(Param param) {
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    entries.put("type", WrittenNode.Scalar.plain(param.type().id()));
    param.defaultValue().ifPresent(value -> entries.put("default", value(value)));
    if (!param.allowed().isEmpty()) {
      entries.put(
          "enum",
          new WrittenNode.Sequence(param.allowed().stream().map(ParamWriter::value).toList()));
    }
    param.minimum().ifPresent(value -> entries.put("minimum", value(value)));
    param.maximum().ifPresent(value -> entries.put("maximum", value(value)));
    param.pattern().ifPresent(text -> entries.put("pattern", WrittenNode.Scalar.text(text)));
    param
        .description()
        .ifPresent(text -> entries.put("description", WrittenNode.Scalar.text(text)));
    return WrittenNode.Mapping.of(entries);
  }

  /** The value alone. */
  static WrittenNode value(Value value) {
    if (value.type() == DataType.STRING) {
      return WrittenNode.Scalar.text(value.text());
    }
    return value.type() == DataType.JSON
        ? WrittenData.of(value.asPlain())
        : WrittenNode.Scalar.plain(value.text());
  }
}
