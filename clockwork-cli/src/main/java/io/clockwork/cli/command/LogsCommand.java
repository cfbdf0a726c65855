package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.LogPrinter;
import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.run.AttemptResult;
import io.clockwork.run.RunHistory;
import io.clockwork.run.RunResult;
import io.clockwork.run.TaskResult;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description =
        "Prints the log of a task's last attempt, or of every task's under headings. On a terminal"
            + " escape sequences are left out; elsewhere the log comes as it was written.",
    footer = {
      "  clockwork logs latest train",
      "  clockwork logs 20260131-02",
      "  clockwork logs latest train --attempt 1 --in churn"
    })
final class LogsCommand implements Command {
  @Parameters(
      index = "0",
      paramLabel = "RUN",
      description = "A run's id, or the beginning of one, or latest.")
  private String runId = RunHistory.LATEST;

  @Parameters(index = "1", paramLabel = "TASK", arity = "0..1", description = "One task.")
  private @Nullable String task;

  @Option(names = "--attempt", paramLabel = "N", description = "Another attempt than the last one.")
  private @Nullable Integer attempt;

  @Mixin private RunsOptions runs = new RunsOptions();

  @Override
  public ExitCode run(Invocation invocation) throws IOException {
    RunResult run = RunHistory.in(runs.folder(invocation)).find(runId);
    LogPrinter printer = new LogPrinter(invocation);
    if (task != null) {
      TaskResult found = find(run, task);
      printer.print(run.directory().attempt(found.name(), number(found)).log());
      return ExitCode.DONE;
    }
    for (TaskResult each : run.tasks().values()) {
      if (!each.attempts().isEmpty()) {
        String heading = "==> " + each.name() + ", attempt " + number(each) + " <==";
        invocation.out().println(invocation.terminal().out().strong(heading));
        printer.print(run.directory().attempt(each.name(), number(each)).log());
      }
    }
    return ExitCode.DONE;
  }

  private static TaskResult find(RunResult run, String name) {
    TaskResult found = run.tasks().get(name);
    if (found == null) {
      throw CommandException.usage("no task " + Quoted.text(name) + " in run " + run.id())
          .withHelp(
              DidYouMean.help(name, run.tasks().keySet())
                  .orElse("tasks are " + Quoted.names(run.tasks().keySet())));
    }
    if (found.attempts().isEmpty()) {
      throw CommandException.usage(
          "task " + name + " has no log: it is " + found.state().id() + " and had no attempt");
    }
    return found;
  }

  private int number(TaskResult of) {
    AttemptResult last = of.attempts().get(of.attempts().size() - 1);
    if (attempt == null || task == null) {
      return last.number();
    }
    if (of.attempts().stream().noneMatch(one -> one.number() == attempt)) {
      throw CommandException.usage(
          "task "
              + of.name()
              + " had "
              + last.number()
              + " attempts, and none of number "
              + attempt);
    }
    return attempt;
  }
}
