package io.clockwork.contract;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * How much a value may weigh, in bytes of UTF-8. Files and directories have no limit. The numbers
 * and the texts of the errors are the same on every back end.
 */
public final class Limits {
  /** Of one value, its trailing newline not counted. */
  public static final int VALUE_BYTES = 8 * 1024;

  /** Of all values that one task leaves behind. */
  public static final int VALUES_BYTES = 32 * 1024;

  /** Of all params of a run, as one JSON object without white space. */
  public static final int PARAMS_BYTES = 8 * 1024;

  private Limits() {}

  /** What is wrong with an output of this many bytes, if anything. */
  public static Optional<String> ofValue(String output, long bytes) {
    return bytes <= VALUE_BYTES
        ? Optional.empty()
        : Optional.of(
            "output "
                + Quoted.text(output)
                + " is "
                + bytes
                + " bytes; a value may have at most "
                + VALUE_BYTES
                + ": declare it as a file");
  }

  /** What is wrong with the values of a task together, if anything. */
  public static Optional<String> ofValues(Collection<Value> values) {
    long bytes = values.stream().mapToLong(value -> bytes(value.text())).sum();
    return bytes <= VALUES_BYTES
        ? Optional.empty()
        : Optional.of(
            "values are "
                + bytes
                + " bytes together; all of a task may have at most "
                + VALUES_BYTES
                + ": declare the largest as files");
  }

  /** What is wrong with the params of a run together, if anything. */
  public static Optional<String> ofParams(Map<String, Value> params) {
    if (params.isEmpty()) {
      return Optional.empty();
    }
    long bytes = bytes(CanonicalJson.of(ContextFile.typed(params)));
    return bytes <= PARAMS_BYTES
        ? Optional.empty()
        : Optional.of(
            "params are "
                + bytes
                + " bytes as JSON; all of a run may have at most "
                + PARAMS_BYTES);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
