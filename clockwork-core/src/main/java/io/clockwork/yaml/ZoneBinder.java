package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.schedule.TimezoneCheck;
import java.time.ZoneId;
import java.util.Optional;

/** Reads a time zone by the IANA's name; an offset says nothing of summer and winter. */
final class ZoneBinder {
  private static final String HELP =
      "write a name of the IANA's, such as \"Asia/Jakarta\" or \"UTC\"";

  private ZoneBinder() {}

  static Optional<ZoneId> read(Field field) {
    Optional<String> text = field.text(HELP);
    if (text.isEmpty() || TimezoneCheck.exists(text.get())) {
      return text.map(ZoneId::of);
    }
    field.fail(
        DiagnosticCode.BAD_TIMEZONE,
        "time zone " + Quoted.text(text.get()) + " does not exist",
        DidYouMean.help(text.get(), ZoneId.getAvailableZoneIds()).orElse(HELP));
    return Optional.empty();
  }
}
