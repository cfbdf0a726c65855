package io.clockwork.junit;

import io.clockwork.model.DurationText;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import java.nio.file.Files;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A run for an error's text: how it ended, one line a task, and where to look. */
record RunTable(RunResult run) {

  String text() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("task", "state", "attempts", "time", "reason"));
    run.tasks().values().forEach(task -> rows.add(row(task)));
    StringBuilder text = new StringBuilder("run " + run.id() + " of " + run.run().scope() + " is ");
    text.append(run.state().id());
    if (!run.reason().isEmpty()) {
      text.append(": ").append(run.reason());
    }
    text.append(new Columns(rows).text());
    if (Files.isDirectory(run.directory().path())) {
      text.append("\nits folder is ").append(run.directory().path());
    }
    return text.toString();
  }

  private static List<String> row(TaskResult task) {
    return List.of(
        task.name(),
        task.state().id(),
        Integer.toString(task.attempts().size()),
        time(task.duration()),
        task.reason());
  }

  private static String time(Duration duration) {
    return duration.truncatedTo(ChronoUnit.SECONDS).equals(duration)
        ? DurationText.of(duration)
        : duration.toMillis() / 1000.0 + "s";
  }
}
