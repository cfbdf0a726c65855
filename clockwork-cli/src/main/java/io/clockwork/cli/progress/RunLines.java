package io.clockwork.cli.progress;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import java.time.Duration;
import java.time.Instant;

/** The lines a run leaves behind, the same on a terminal and in a file. */
final class RunLines {
  private final Style style;

  RunLines(Style style) {
    this.style = style;
  }

  String attempt(String task, int number) {
    return style.strong(task) + (number == 1 ? ": started" : ": attempt " + number + " started");
  }

  String log(String task, String text) {
    return style.faint(task + " | ") + SafeText.line(text);
  }

  String retry(String task, int next, Instant now, Instant at, String reason) {
    Duration wait = Duration.between(now, at);
    String when = wait.toSeconds() < 1 ? "now" : "in " + Durations.show(wait);
    return style.strong(task)
        + style.warning(": failed")
        + " ("
        + SafeText.line(reason)
        + "), attempt "
        + next
        + " "
        + when;
  }

  String ended(EndedTask task) {
    String time = task.duration().isZero() ? "" : " in " + Durations.show(task.duration());
    String reason = task.reason().isEmpty() ? "" : " (" + SafeText.line(task.reason()) + ")";
    return style.strong(task.name()) + ": " + state(task.state(), style) + time + reason;
  }

  static String state(String state, Style style) {
    return switch (state) {
      case EndedTask.SUCCEEDED -> style.good(state);
      case "skipped" -> style.warning(state);
      default -> style.bad(state);
    };
  }
}
