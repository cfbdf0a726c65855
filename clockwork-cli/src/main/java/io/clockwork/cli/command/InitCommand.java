package io.clockwork.cli.command;

import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.ShellWord;
import io.clockwork.cli.starter.StarterPipeline;
import io.clockwork.cli.starter.StepSchedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Writes clockwork.yaml, two Python scripts that pass data on, and tests of both.",
      "With --from, writes the schedule of a single script or notebook instead, for the central"
          + " repository of schedules."
    },
    footer = {
      "  clockwork init                        into this folder",
      "  clockwork init demo                   into a new folder",
      "  clockwork init --from jobs/refresh.py"
    })
final class InitCommand implements Command {
  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Where to write; default: this folder.")
  private String directory = ".";

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "A script (.py) or notebook (.ipynb) to write a schedule for.")
  private @Nullable String from;

  @Override
  public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
    Path folder = invocation.resolve(directory);
    if (from != null) {
      Path written =
          StepSchedule.write(
              invocation, invocation.resolve(from), folder, LocalDate.now(ZoneOffset.UTC));
      invocation.out().println("wrote " + invocation.show(written));
      invocation.out().println("try the file now: clockwork run " + ShellWord.quote(from));
      String schedule = ShellWord.quote(invocation.show(written));
      invocation.out().println("and, once it is pushed, the schedule: clockwork run " + schedule);
      return ExitCode.DONE;
    }
    for (Path written : StarterPipeline.write(invocation, folder)) {
      invocation.out().println("wrote " + invocation.show(written));
    }
    String place = invocation.show(folder);
    invocation
        .out()
        .println("run it: clockwork run" + (place.equals(".") ? "" : " " + ShellWord.quote(place)));
    invocation
        .out()
        .println(
            "test it: clockwork test" + (place.equals(".") ? "" : " " + ShellWord.quote(place)));
    return ExitCode.DONE;
  }
}
