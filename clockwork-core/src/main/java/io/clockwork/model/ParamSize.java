package io.clockwork.model;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The limit on all params of a run together, as one JSON object without white space. */
final class ParamSize {
  /** Bytes in UTF-8. */
  static final int MAX_BYTES = 8192;

  private ParamSize() {}

  /** Says so when values are too much. */
  static Optional<String> problem(Map<String, Value> values) {
    long bytes = bytes(values);
    return bytes <= MAX_BYTES
        ? Optional.empty()
        : Optional.of(
            "params are " + bytes + " bytes as JSON; all of a run may have at most " + MAX_BYTES);
  }

  private static long bytes(Map<String, Value> values) {
    long bytes = 2L + Math.max(0, values.size() - 1);
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      bytes += entry.getKey().length() + 3L;
      bytes += entry.getValue().json().getBytes(StandardCharsets.UTF_8).length;
    }
    return bytes;
  }
}
