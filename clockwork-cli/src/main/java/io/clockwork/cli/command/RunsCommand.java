package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.PlainRun;
import io.clockwork.cli.history.RunTable;
import io.clockwork.model.Value;
import io.clockwork.run.RunHistory;
import io.clockwork.run.RunResult;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@picocli.CommandLine.Command(
    description = "Lists runs, the latest first: state, when, how long, how its tasks ended.",
    footer = {"  clockwork runs", "  clockwork runs --in churn --limit 5"})
final class RunsCommand implements Command {
  @Mixin private RunsOptions runs = new RunsOptions();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "How many runs. Default: 20.")
  private int limit = 20;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DataFormat format = DataFormat.TEXT;

  @Override
  public ExitCode run(Invocation invocation) {
    Path folder = runs.folder(invocation);
    List<RunResult> found;
    try (Stream<RunResult> all = RunHistory.in(folder).runs()) {
      found = all.limit(Math.max(0, limit)).toList();
    }
    if (format == DataFormat.JSON) {
      invocation.out().println(Value.ofJson(found.stream().map(PlainRun::summary).toList()).text());
    } else if (found.isEmpty()) {
      invocation.err().println("no runs in " + invocation.show(folder));
    } else {
      invocation.out().print(RunTable.of(found, ZoneId.systemDefault()));
    }
    return ExitCode.DONE;
  }
}
