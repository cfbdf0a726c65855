package io.clockwork.cli.progress;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.console.TextWidth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The end of a run in a few lines: how it ended, and every task with its time and its values. */
public final class RunSummary {
  private static final int LONGEST_VALUE = 40;

  private RunSummary() {}

  /**
   * The summary, each line ended by a line break.
   *
   * @param headline which run ended how
   */
  public static String of(String headline, List<EndedTask> tasks, Style style) {
    StringBuilder out = new StringBuilder(headline).append('\n');
    int names = tasks.stream().mapToInt(task -> TextWidth.of(task.name())).max().orElse(0);
    int states = tasks.stream().mapToInt(task -> task.state().length()).max().orElse(0);
    for (EndedTask task : tasks) {
      String state =
          RunLines.state(task.state(), style) + " ".repeat(states - task.state().length());
      String line =
          "  "
              + TextWidth.pad(task.name(), names)
              + "  "
              + state
              + "  "
              + time(task)
              + "  "
              + detail(task);
      out.append(line.stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static String time(EndedTask task) {
    Duration duration = task.duration();
    String text = duration.isZero() ? "-" : Durations.show(duration);
    return " ".repeat(Math.max(0, 7 - text.length())) + text;
  }

  private static String detail(EndedTask task) {
    if (!task.reason().isEmpty()) {
      return SafeText.line(task.reason());
    }
    return task.values().entrySet().stream()
        .map(RunSummary::value)
        .collect(Collectors.joining("  "));
  }

  private static String value(Map.Entry<String, String> output) {
    return output.getKey()
        + "="
        + TextWidth.fit(SafeText.line(output.getValue().strip()), LONGEST_VALUE);
  }
}
