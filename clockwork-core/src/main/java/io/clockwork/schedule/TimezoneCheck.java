package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import java.time.ZoneId;
import java.util.Set;

/** Time zones are named as the IANA names them: an offset alone knows no summer time. */
public final class TimezoneCheck {
  private TimezoneCheck() {}

  /** Whether there is a zone of this name; case counts. */
  public static boolean exists(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/");
  }

  /** Reports a name that is no zone's. */
  public static void check(FieldPath path, String name, Findings findings) {
    if (!exists(name)) {
      Set<String> names = ZoneId.getAvailableZoneIds();
      findings.atValue(
          path,
          DiagnosticCode.BAD_TIMEZONE,
          "time zone " + Quoted.text(name) + " does not exist",
          DidYouMean.help(name, names)
              .orElse("write a name of the IANA's, such as \"Asia/Jakarta\" or \"UTC\""));
    }
  }
}
