package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import java.time.Duration;
import java.util.Optional;

/** Reads a duration. */
final class DurationBinder {
  private static final String HELP = "write a duration such as 30s, 10m, 2h, 1d or 1h30m";

  private DurationBinder() {}

  static Optional<Duration> read(Field field) {
    Optional<YamlScalar> scalar = field.scalar(s -> !s.isNull(), "a duration", HELP);
    Optional<Duration> duration = scalar.map(YamlScalar::text).flatMap(DurationText::parse);
    if (scalar.isPresent() && duration.isEmpty()) {
      boolean bare = scalar.get().type() == ScalarType.INTEGER;
      field.fail(
          DiagnosticCode.BAD_DURATION,
          field.subject()
              + " is "
              + Quoted.text(scalar.get().text())
              + (bare ? ", which has no unit" : ", which is no duration"),
          bare ? "add a unit: " + scalar.get().text() + "s, or minutes, hours, days" : HELP);
    }
    return duration;
  }
}
