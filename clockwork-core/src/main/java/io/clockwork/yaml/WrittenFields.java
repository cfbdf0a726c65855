package io.clockwork.yaml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the fields of a map that is to be written, those without content left out. */
final class WrittenFields {
  private final Map<String, WrittenNode> entries = new LinkedHashMap<>();

  Map<String, WrittenNode> entries() {
    return entries;
  }

  void put(String key, WrittenNode value) {
    entries.put(key, value);
  }

  void text(String key, String text) {
    entries.put(key, WrittenNode.Scalar.text(text));
  }

  void plain(String key, String text) {
    entries.put(key, WrittenNode.Scalar.plain(text));
  }

  /** A map, every entry on lines of its own. */
  void block(String key, Map<String, WrittenNode> map) {
    if (!map.isEmpty()) {
      entries.put(key, new WrittenNode.Mapping(map, true));
    }
  }

  /** A map, on one line where it fits. */
  void inline(String key, Map<String, WrittenNode> map) {
    if (!map.isEmpty()) {
      entries.put(key, WrittenNode.Mapping.of(map));
    }
  }
}
