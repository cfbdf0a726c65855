package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads when a schedule runs. */
final class TimingBinder {
  static final List<String> KEYS =
      List.of("cron", "timezone", "start", "end", "catchup", "max_active_runs", "timeout");
  private static final String HELP =
      "write {cron: \"0 2 * * *\", timezone: Asia/Jakarta, start: 2026-01-01}";
  private static final String TIME_HELP =
      "write a date such as 2026-01-01, or a time such as 2026-01-01T02:00:00+07:00";

  private TimingBinder() {}

  static void read(Field field, Schedule.Builder builder) {
    Optional<Fields> known = field.fields(KEYS, HELP);
    if (known.isEmpty()) {
      return;
    }
    Fields fields = known.get();
    text(fields, "cron", "write five fields in quotes, or @daily in quotes", builder::cron);
    text(fields, "timezone", "write a name such as Asia/Jakarta", builder::timezone);
    text(fields, "start", TIME_HELP, builder::start);
    text(fields, "end", TIME_HELP, builder::end);
    fields.get("catchup").flatMap(Field::flag).ifPresent(builder::catchup);
    fields.get("max_active_runs").flatMap(TimingBinder::count).ifPresent(builder::maxActiveRuns);
    fields.get("timeout").flatMap(DurationBinder::read).ifPresent(builder::timeout);
  }

  private static void text(Fields fields, String key, String help, Consumer<String> setter) {
    fields.get(key).flatMap(f -> f.text(help)).ifPresent(setter);
  }

  private static Optional<Integer> count(Field field) {
    Optional<Long> count = TypedValue.read(field, DataType.INTEGER).map(Value::asInteger);
    if (count.isPresent() && count.get().intValue() != count.get()) {
      field.fail(
          DiagnosticCode.OUT_OF_RANGE,
          field.subject() + " is " + count.get(),
          "write how many runs there may be at a time");
    }
    return count.map(Long::intValue);
  }
}
