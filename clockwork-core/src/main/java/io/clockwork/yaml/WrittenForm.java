package io.clockwork.yaml;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A new value in the forms it can take in a text.
 *
 * @param node the value
 * @param lineBreak what ends lines
 */
record WrittenForm(WrittenNode node, String lineBreak) {
  static WrittenForm of(@Nullable Object value, String lineBreak) {
    return new WrittenForm(WrittenData.of(value), lineBreak);
  }

  /** On one line, however long. */
  String flat() {
    return flat(node);
  }

  private static String flat(WrittenNode node) {
    if (node instanceof WrittenNode.Scalar scalar) {
      return scalar.inline();
    }
    if (node instanceof WrittenNode.Sequence list) {
      return list.items().stream()
          .map(WrittenForm::flat)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((WrittenNode.Mapping) node)
        .entries().entrySet().stream()
            .map(entry -> entry(entry.getKey(), flat(entry.getValue())))
            .collect(Collectors.joining(", ", "{", "}"));
  }

  /** An entry of this value on one line. */
  String flatEntry(String key) {
    return entry(key, flat());
  }

  private static String entry(String key, String value) {
    return ScalarText.of(key) + ": " + value;
  }

  /** The lines of an entry of this value at an indentation, without the last line break. */
  List<String> lines(String key, String indent) {
    return YamlPrinter.entry(key, node, indent).lines().toList();
  }

  /** The same as one text. */
  String block(String key, String indent) {
    return String.join(lineBreak, lines(key, indent));
  }

  /** The same with no other form than that on one line. */
  WrittenForm asFlat() {
    return new WrittenForm(WrittenNode.Scalar.plain(flat()), lineBreak);
  }

  /** The same, if it is a map, with every entry on lines of its own. */
  WrittenForm asBlock() {
    return node instanceof WrittenNode.Mapping map
        ? new WrittenForm(new WrittenNode.Mapping(map.entries(), true), lineBreak)
        : this;
  }

  /** This value as the value of these keys, one inside the other. */
  WrittenForm inside(List<String> keys) {
    WrittenNode outer = node;
    for (int i = keys.size() - 1; i >= 0; i--) {
      outer = WrittenNode.Mapping.of(Map.of(keys.get(i), outer));
    }
    return new WrittenForm(outer, lineBreak);
  }
}
