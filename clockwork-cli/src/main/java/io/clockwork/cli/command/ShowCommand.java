package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.PlainRun;
import io.clockwork.cli.history.RunDetails;
import io.clockwork.cli.history.RunOutcome;
import io.clockwork.model.Value;
import io.clockwork.run.RunHistory;
import io.clockwork.run.RunResult;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = "Shows how a run went: every task's state and time, all outputs, params, folder.",
    footer = {"  clockwork show latest", "  clockwork show 20260131-02 --format json"})
final class ShowCommand implements Command {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "A run's id, or the beginning of one, or latest (default).")
  private String runId = RunHistory.LATEST;

  @Mixin private RunsOptions runs = new RunsOptions();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) {
    RunResult run = RunHistory.in(runs.folder(invocation)).find(runId);
    if (format == DataFormat.JSON) {
      invocation.out().println(Value.ofJson(PlainRun.of(run)).text());
    } else {
      new RunOutcome(invocation, run).printSummary();
      invocation.out().print(new RunDetails(invocation, run).text());
    }
    return ExitCode.DONE;
  }
}
