package io.clockwork.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a tree says, without how and where: equal for trees that mean the same. */
final class TreeShape {
  private TreeShape() {}

  /** Scalars as {@link Leaf}, lists as {@link List}, maps as {@link Map}. */
  static Object of(YamlNode node) {
    if (node instanceof YamlMapping map) {
      Map<String, Object> shape = new LinkedHashMap<>();
      map.entries().forEach(entry -> shape.put(entry.name(), of(entry.value())));
      return shape;
    }
    if (node instanceof YamlSequence list) {
      List<Object> shape = new ArrayList<>();
      list.items().forEach(item -> shape.add(of(item)));
      return shape;
    }
    return node instanceof YamlScalar scalar && !scalar.isNull()
        ? new Leaf(scalar.type(), scalar.text())
        : new Leaf(ScalarType.NULL, "");
  }

  /** A scalar by what it means. */
  record Leaf(ScalarType type, String text) {}
}
