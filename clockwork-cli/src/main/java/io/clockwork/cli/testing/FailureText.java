package io.clockwork.cli.testing;

import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.history.LogTail;
import io.clockwork.cli.progress.EndedTask;
import io.clockwork.cli.progress.EventView;
import io.clockwork.cli.progress.RunSummary;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.rehearsal.TestResult;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import io.clockwork.run.TaskState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Why a test failed: what was expected and what is, the run as a small table, logs of tasks. */
public final class FailureText {
  private static final int LOG_LINES = 10;

  private FailureText() {}

  /** The lines; none if the test passed. */
  public static List<String> lines(TestResult result, Style style) {
    List<String> lines = new ArrayList<>();
    if (!result.report().diagnostics().isEmpty()) {
      TextFormat.plain().render(result.report()).lines().forEach(lines::add);
    }
    result.failures().forEach(failure -> lines.add(SafeText.line(failure)));
    if (!result.passed()) {
      result.run().ifPresent(run -> run(run, style, lines));
    }
    return lines;
  }

  private static void run(RunResult run, Style style, List<String> lines) {
    List<EndedTask> tasks = run.tasks().values().stream().map(FailureText::ended).toList();
    String reason = run.reason().isEmpty() ? "" : " (" + SafeText.line(run.reason()) + ")";
    RunSummary.of("the run " + run.state().id() + reason, tasks, style).lines().forEach(lines::add);
    run.tasks().values().stream()
        .filter(task -> task.state() == TaskState.FAILED && !task.attempts().isEmpty())
        .forEach(task -> log(run, task, lines));
  }

  private static EndedTask ended(TaskResult task) {
    return new EndedTask(
        task.name(),
        task.state().id(),
        task.duration(),
        EventView.values(task.outputs()),
        task.reason());
  }

  /** Only tasks that ran as they are have a log that is kept. */
  private static void log(RunResult run, TaskResult task, List<String> lines) {
    int last = task.attempts().get(task.attempts().size() - 1).number();
    Path log = run.directory().attempt(task.name(), last).log();
    if (Files.exists(log)) {
      LogTail.of(log, LOG_LINES).forEach(line -> lines.add("  " + task.name() + " | " + line));
    }
  }
}
