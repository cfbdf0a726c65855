package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.Backoff;
import io.clockwork.model.DataType;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what happens after a failed attempt: a count, or a map that says more. */
final class RetriesBinder {
  private static final List<String> KEYS = List.of("count", "delay", "backoff", "max_delay");
  private static final List<String> BACKOFFS =
      Arrays.stream(Backoff.values()).map(Backoff::id).toList();
  private static final String HELP = "write a count, or {count: 3, delay: 30s}";

  private RetriesBinder() {}

  static Optional<RetryPolicy> read(Field field) {
    if (field.node() instanceof YamlScalar) {
      return count(field).map(RetryPolicy::of);
    }
    return field.fields(KEYS, HELP).map(RetriesBinder::policy);
  }

  private static RetryPolicy policy(Fields fields) {
    int count =
        fields
            .require("count", "add how often to repeat a failed attempt: count: 3")
            .flatMap(RetriesBinder::count)
            .orElse(0);
    return new RetryPolicy(
        count,
        fields.get("delay").flatMap(DurationBinder::read).orElse(RetryPolicy.DEFAULT_DELAY),
        fields
            .get("backoff")
            .flatMap(f -> f.word(Backoff::of, BACKOFFS, "backoffs"))
            .orElse(Backoff.CONSTANT),
        fields
            .get("max_delay")
            .flatMap(DurationBinder::read)
            .orElse(RetryPolicy.DEFAULT_MAX_DELAY));
  }

  private static Optional<Integer> count(Field field) {
    Optional<Long> count = TypedValue.read(field, DataType.INTEGER).map(Value::asInteger);
    if (count.isPresent() && count.get().intValue() != count.get()) {
      field.fail(
          DiagnosticCode.OUT_OF_RANGE,
          field.subject() + " is " + count.get(),
          "write a number from 0 to " + RetryPolicy.MAX_COUNT);
    }
    return count.map(Long::intValue);
  }
}
