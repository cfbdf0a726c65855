package io.clockwork.yaml;

import io.clockwork.model.DurationText;
import io.clockwork.schedule.Timing;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes when a schedule runs. */
final class TimingWriter {
  private TimingWriter() {}

  static Map<String, WrittenNode> write(Timing timing) {
    Map<String, WrittenNode> entries = new LinkedHashMap<>();
    // In quotes always, as people expect; there is nothing in a cron that quotes would need
    // escaped.
    timing
        .cron()
        .ifPresent(cron -> entries.put("cron", WrittenNode.Scalar.plain('"' + cron.text() + '"')));
    timing
        .timezone()
        .ifPresent(zone -> entries.put("timezone", WrittenNode.Scalar.text(zone.getId())));
    // No quotes: people expect none around dates, and whatever else one is read as, it stays a
    // date.
    timing.start().ifPresent(s -> entries.put("start", WrittenNode.Scalar.plain(s.toString())));
    timing.end().ifPresent(e -> entries.put("end", WrittenNode.Scalar.plain(e.toString())));
    if (timing.catchup()) {
      entries.put("catchup", WrittenNode.Scalar.plain("true"));
    }
    if (timing.maxActiveRuns() != Timing.DEFAULT_MAX_ACTIVE_RUNS) {
      String count = Integer.toString(timing.maxActiveRuns());
      entries.put("max_active_runs", WrittenNode.Scalar.plain(count));
    }
    timing
        .timeout()
        .ifPresent(
            limit -> entries.put("timeout", WrittenNode.Scalar.text(DurationText.of(limit))));
    return entries;
  }
}
