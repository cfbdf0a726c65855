package io.clockwork.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Free-form data in plain Java values, the way JSON knows them: immutable deep copies. */
public final class PlainData {
  private PlainData() {}

  /**
   * An immutable copy of null, String, Boolean, Number, List and Map values, keys in their order. A
   * whole number becomes the smallest of Integer, Long and BigInteger that holds it, any other a
   * BigDecimal, so that equal data is equal whoever made it.
   *
   * @throws IllegalArgumentException for any other kind of value, a number that is not finite, or a
   *     key that is no String
   */
  public static @Nullable Object copyOf(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number number) {
      return PlainNumber.of(number);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copyOf(item)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      return copyOf(map);
    }
    throw new IllegalArgumentException("no plain data: " + value.getClass().getName());
  }

  /** An immutable copy of a map of plain data. */
  public static Map<String, @Nullable Object> copyOf(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, item) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException("a key must be a text: " + key);
          }
          copy.put(name, copyOf(item));
        });
    return Collections.unmodifiableMap(copy);
  }
}
