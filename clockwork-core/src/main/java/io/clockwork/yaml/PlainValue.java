package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.PlainData;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Free-form data as plain Java values, the way JSON knows them. */
final class PlainValue {
  private final Field field;
  private boolean readable = true;

  private PlainValue(Field field) {
    this.field = field;
  }

  /**
   * What a field says.
   *
   * @param value as {@link PlainData} has it
   */
  record Read(@Nullable Object value) {}

  /** Everything in a field; empty if it holds what no JSON can say, which is reported. */
  static Optional<Read> of(Field field) {
    PlainValue reader = new PlainValue(field);
    Object value = reader.read(field.node());
    return reader.readable ? Optional.of(new Read(PlainData.copyOf(value))) : Optional.empty();
  }

  private @Nullable Object read(YamlNode node) {
    if (node instanceof YamlMapping map) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      map.entries().forEach(entry -> values.put(entry.name(), read(entry.value())));
      return values;
    }
    if (node instanceof YamlSequence list) {
      List<@Nullable Object> values = new ArrayList<>();
      list.items().forEach(item -> values.add(read(item)));
      return values;
    }
    if (node instanceof YamlScalar scalar) {
      return read(scalar);
    }
    readable = false;
    field.markBroken();
    return null;
  }

  private @Nullable Object read(YamlScalar scalar) {
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT).equals("true");
      case STRING -> scalar.text();
      default -> number(scalar);
    };
  }

  private @Nullable Object number(YamlScalar scalar) {
    Optional<String> json = NumberText.json(scalar);
    if (json.isPresent()) {
      try {
        return scalar.type() == ScalarType.INTEGER
            ? new BigInteger(json.get())
            : new BigDecimal(json.get());
      } catch (NumberFormatException e) {
        // An exponent beyond all others; reported like what is too long.
      }
    }
    readable = false;
    field.markBroken();
    field
        .scope()
        .report(
            scalar,
            DiagnosticCode.OUT_OF_RANGE,
            Quoted.text(scalar.text()) + " is not a number that JSON can say",
            "write a finite number, or a text in quotes");
    return null;
  }
}
