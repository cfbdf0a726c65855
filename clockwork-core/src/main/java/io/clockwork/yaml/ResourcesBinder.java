package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Quantity;
import io.clockwork.model.Resources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a task needs of a machine: amounts, or the name of a size. */
final class ResourcesBinder {
  private static final List<String> KEYS = List.of("cpu", "memory", "gpu", "disk");
  private static final String HELP = "write {cpu: 2, memory: 4Gi}, or the name of a size";

  private ResourcesBinder() {}

  static Optional<Resources> read(Field field) {
    if (!field.isMap()) {
      return field
          .scalar(s -> !s.isNull(), "a map or the name of a size", HELP)
          .map(scalar -> Resources.size(scalar.text()));
    }
    return field.fields(KEYS, HELP).map(fields -> amounts(field, fields));
  }

  /** Amounts alone, where no name of a size can stand. */
  static Optional<Resources.Amounts> amounts(Field field) {
    return field.fields(KEYS, "write {cpu: 2, memory: 4Gi}").map(fields -> amounts(field, fields));
  }

  private static Resources.Amounts amounts(Field field, Fields fields) {
    Resources.Amounts amounts =
        new Resources.Amounts(
            fields.get("cpu").flatMap(f -> amount(f, "2 or 500m")),
            fields.get("memory").flatMap(f -> amount(f, "4Gi")),
            fields.get("gpu").flatMap(f -> amount(f, "1")),
            fields.get("disk").flatMap(f -> amount(f, "20Gi")));
    if (!fields.isEmpty() && isNothing(amounts)) {
      field.markBroken();
    }
    return amounts;
  }

  private static boolean isNothing(Resources.Amounts amounts) {
    return Stream.of(amounts.cpu(), amounts.memory(), amounts.gpu(), amounts.disk())
        .allMatch(Optional::isEmpty);
  }

  private static Optional<Quantity> amount(Field field, String example) {
    Optional<YamlScalar> scalar =
        field.scalar(s -> !s.isNull(), "a quantity", "write an amount, such as " + example);
    Optional<Quantity> quantity = scalar.map(YamlScalar::text).flatMap(Quantity::parse);
    if (scalar.isPresent() && quantity.isEmpty()) {
      field.fail(
          DiagnosticCode.BAD_QUANTITY,
          field.subject() + " is " + Quoted.text(scalar.get().text()) + ", which is no quantity",
          "write a number with Kubernetes' suffixes, such as " + example);
    }
    return quantity;
  }
}
