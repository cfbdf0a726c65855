package io.clockwork.cli.history;

import io.clockwork.cli.console.Durations;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.console.Style;
import io.clockwork.cli.progress.EndedTask;
import io.clockwork.cli.progress.EventView;
import io.clockwork.cli.progress.RunSummary;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskResult;
import io.clockwork.run.TaskState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a user is told at the end of a run, and of a run that ended long ago. */
public final class RunOutcome {
  private static final int MOST_FAILURES = 3;
  private static final int LOG_LINES = 10;

  private final Invocation invocation;
  private final RunResult result;

  /** Of this run. */
  public RunOutcome(Invocation invocation, RunResult result) {
    this.invocation = invocation;
    this.result = result;
  }

  /** How it ended, for the shell. */
  public ExitCode exitCode() {
    return switch (result.state()) {
      case SUCCEEDED, RUNNING -> ExitCode.DONE;
      case CANCELLED -> ExitCode.INTERRUPTED;
      case FAILED, INTERRUPTED -> ExitCode.FAILED;
    };
  }

  /** Prints the run and its tasks to standard output. */
  public void printSummary() {
    Style style = invocation.terminal().out();
    List<EndedTask> tasks =
        result.tasks().values().stream()
            .filter(task -> task.state() != TaskState.NOT_SELECTED)
            .map(RunOutcome::ended)
            .toList();
    invocation.out().print(RunSummary.of(headline(style), tasks, style));
  }

  private String headline(Style style) {
    String state = result.state().id();
    String coloured = result.state() == RunState.SUCCEEDED ? style.good(state) : style.bad(state);
    String time =
        result
            .ended()
            .map(end -> " in " + Durations.show(Duration.between(result.started(), end)))
            .orElse("");
    String reason = result.reason().isEmpty() ? "" : " (" + SafeText.line(result.reason()) + ")";
    return "run " + result.id() + " of " + result.run().scope() + " " + coloured + time + reason;
  }

  private static EndedTask ended(TaskResult task) {
    return new EndedTask(
        task.name(),
        task.state().id(),
        task.duration(),
        EventView.values(task.outputs()),
        task.reason());
  }

  /** Prints, to standard error, the last lines of the logs of tasks that failed. */
  public void printFailures() {
    List<TaskResult> failed =
        result.tasks().values().stream().filter(task -> task.state() == TaskState.FAILED).toList();
    failed.stream().limit(MOST_FAILURES).forEach(this::printFailure);
    if (failed.size() > MOST_FAILURES) {
      invocation.err().println((failed.size() - MOST_FAILURES) + " more tasks failed");
    }
  }

  private void printFailure(TaskResult task) {
    Style style = invocation.terminal().err();
    invocation
        .err()
        .println(
            style.strong(task.name()) + style.bad(" failed") + ": " + SafeText.line(task.reason()));
    if (!task.attempts().isEmpty()) {
      int last = task.attempts().get(task.attempts().size() - 1).number();
      Path log = result.directory().attempt(task.name(), last).log();
      LogTail.of(log, LOG_LINES).forEach(line -> invocation.err().println("  | " + line));
      invocation.err().println("  log: " + invocation.show(log));
    }
  }
}
