package io.clockwork.cli.history;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.console.Table;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs, one a line. */
public final class RunTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private RunTable() {}

  /** A table with headings, times in the given zone. */
  public static String of(List<RunResult> runs, ZoneId zone) {
    Table table = new Table().row("RUN", "PIPELINE", "STATE", "STARTED", "TOOK", "TASKS");
    for (RunResult run : runs) {
      table.row(
          run.id(),
          run.run().scope(),
          run.state().id(),
          run.started().atZone(zone).format(TIME),
          run.ended().map(end -> took(run.started(), end)).orElse("-"),
          tasks(run));
    }
    return table.render("");
  }

  private static String took(Instant start, Instant end) {
    return Durations.show(Duration.between(start, end));
  }

  /** {@code 5 succeeded, 1 failed}. */
  private static String tasks(RunResult run) {
    Map<TaskState, Long> counts =
        run.tasks().values().stream()
            .filter(task -> task.state() != TaskState.NOT_SELECTED)
            .collect(
                Collectors.groupingBy(
                    task -> task.state(),
                    () -> new EnumMap<>(TaskState.class),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " " + count.getKey().id())
        .collect(Collectors.joining(", "));
  }
}
