package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Reads a time zone by the IANA's name; an offset says nothing of summer and winter. */
final class ZoneBinder {
  private static final String HELP =
      "write a name of the IANA, such as \"Asia/Jakarta\" or \"UTC\"";

  private ZoneBinder() {}

  static Optional<ZoneId> read(Field field) {
    Optional<String> text = field.text(HELP);
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (text.isEmpty() || known.contains(text.get())) {
      return text.map(ZoneId::of);
    }
    field.fail(
        DiagnosticCode.BAD_TIMEZONE,
        Quoted.text(text.get()) + " is no time zone",
        DidYouMean.help(text.get(), known).orElse(HELP));
    return Optional.empty();
  }
}
