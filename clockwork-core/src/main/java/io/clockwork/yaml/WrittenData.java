package io.clockwork.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free-form data and lists of texts as nodes to write. */
final class WrittenData {
  private WrittenData() {}

  /** Plain data: null, String, Boolean, Number, List and Map. */
  static WrittenNode of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, WrittenNode> entries = new LinkedHashMap<>();
      map.forEach((key, item) -> entries.put(String.valueOf(key), of(item)));
      return WrittenNode.Mapping.of(entries);
    }
    if (value instanceof List<?> list) {
      return new WrittenNode.Sequence(list.stream().map(WrittenData::of).toList());
    }
    if (value instanceof String text) {
      return WrittenNode.Scalar.text(text);
    }
    return WrittenNode.Scalar.plain(String.valueOf(value));
  }

  static WrittenNode texts(List<String> texts) {
    return new WrittenNode.Sequence(
        texts.stream().<WrittenNode>map(WrittenNode.Scalar::text).toList());
  }
}
