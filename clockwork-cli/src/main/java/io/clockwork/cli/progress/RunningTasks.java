package io.clockwork.cli.progress;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TerminalSize;
import io.clockwork.cli.console.TextWidth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tasks that run or wait for their next attempt, as rows of a terminal. Thread-safe. */
final class RunningTasks {
  private static final int LONGEST_NAME = 24;

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final int total;
  private int ended;

  RunningTasks(int total) {
    this.total = total;
  }

  synchronized void started(String task, int attempt, Instant at) {
    rows.put(task, new Row(attempt == 1 ? task : task + " #" + attempt, at, false, ""));
  }

  synchronized void line(String task, String text) {
    String safe = SafeText.line(text).strip();
    if (!safe.isEmpty()) {
      rows.computeIfPresent(task, (name, row) -> new Row(row.name, row.at, row.waits, safe));
    }
  }

  synchronized void waits(String task, Instant until, String reason) {
    rows.put(task, new Row(task, until, true, SafeText.line(reason)));
  }

  synchronized void ended(String task) {
    rows.remove(task);
    ended++;
  }

  /** One row for each, as many as fit, and one that counts. None is wider than the terminal. */
  synchronized List<String> show(Instant now, TerminalSize size, Style style) {
    int room = Math.max(1, size.rows() - 3);
    int columns = Math.max(10, size.columns() - 1);
    int names =
        Math.min(
            LONGEST_NAME,
            rows.values().stream().mapToInt(r -> TextWidth.of(r.name)).max().orElse(0));
    List<String> shown = new ArrayList<>();
    rows.values().stream()
        .limit(room)
        .forEach(row -> shown.add(row.show(now, names, columns, style)));
    String more = rows.size() > room ? ", " + (rows.size() - room) + " more running" : "";
    shown.add(style.faint(TextWidth.fit(ended + " of " + total + " tasks ended" + more, columns)));
    return shown;
  }

  /**
   * A task.
   *
   * @param at since when it runs, or until when it waits
   */
  private record Row(String name, Instant at, boolean waits, String text) {
    String show(Instant now, int names, int columns, Style style) {
      String head = TextWidth.pad(TextWidth.fit(name, names), names) + "  ";
      String clock =
          waits
              ? "again in " + Durations.clock(positive(Duration.between(now, at)))
              : Durations.clock(positive(Duration.between(at, now)));
      String line = TextWidth.fit(head + clock, columns);
      int room = columns - TextWidth.of(line) - 2;
      String tail = room < 8 || text.isEmpty() ? "" : "  " + style.faint(TextWidth.fit(text, room));
      return style.strong(line.substring(0, Math.min(line.length(), head.length())))
          + line.substring(Math.min(line.length(), head.length()))
          + tail;
    }

    private static Duration positive(Duration duration) {
      return duration.isNegative() ? Duration.ZERO : duration;
    }
  }
}
