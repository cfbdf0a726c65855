package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.PlainRun;
import io.clockwork.cli.history.ReportFile;
import io.clockwork.cli.history.RunDetails;
import io.clockwork.cli.history.RunOutcome;
import io.clockwork.model.Value;
import io.clockwork.run.RunHistory;
import io.clockwork.run.RunResult;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = "Shows how a run went: every task's state and time, all outputs, params, folder.",
    footer = {
      "  clockwork show latest",
      "  clockwork show 20260131-02 --format json",
      "  clockwork show latest --html"
    })
final class ShowCommand implements Command {
  @Parameters(
      paramLabel = "RUN",
      arity = "0..1",
      description = "A run's id, or the beginning of one, or latest (default).")
  private String runId = RunHistory.LATEST;

  @Mixin private RunsOptions runs = new RunsOptions();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Option(
      names = "--html",
      description =
          "Write the report, one HTML file with timeline, graph, outputs and logs; print"
              + " its path.")
  private boolean html;

  @Override
  public ExitCode run(Invocation invocation) throws IOException {
    RunResult run = RunHistory.in(runs.folder(invocation)).find(runId);
    if (html) {
      invocation.out().println(invocation.show(ReportFile.of(run)));
    } else if (format == DataFormat.JSON) {
      invocation.out().println(Value.ofJson(PlainRun.of(run)).text());
    } else {
      new RunOutcome(invocation, run).printSummary();
      invocation.out().print(new RunDetails(invocation, run).text());
    }
    return ExitCode.DONE;
  }
}
