package io.clockwork.cli.command;

import io.clockwork.cli.console.Diagnostics;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.SafeText;
import io.clockwork.cli.convert.Conversion;
import io.clockwork.cli.convert.Exporters;
import io.clockwork.cli.convert.FoundSchedule;
import io.clockwork.cli.convert.FoundSchedules;
import io.clockwork.cli.convert.Repositories;
import io.clockwork.cli.convert.TargetFolder;
import io.clockwork.cli.convert.Upkeep;
import io.clockwork.cli.image.ImageFile;
import io.clockwork.cli.image.Images;
import io.clockwork.cli.image.RegistryImages;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.PipelineExporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Writes schedules as DAG files: each with its pipeline as it is at the commit that its ref"
          + " means now. Only files that change are written, each in one step; what is wrong with"
          + " one schedule keeps no other from being converted.",
      "Exit code 1 if there is an error, or with --check if a file would change; 3 if a repository,"
          + " a registry or the folder cannot be had."
    },
    footer = {
      "  clockwork convert growth/churn-nightly.yaml -o dags",
      "  clockwork convert . -o ../dags --check    what would change, and which refs have moved",
      "  clockwork convert churn.yaml -o /tmp/dags --worktree ../churn"
    })
final class ConvertCommand implements Command {
  @Parameters(
      paramLabel = "SCHEDULE",
      arity = "1..*",
      description = "Files of schedules, and folders in which all of them are converted.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder of the files; made if it is not there.")
  private String output = "";

  @Option(
      names = "--to",
      paramLabel = "BACKEND",
      description = "airflow (default), or that of a plug-in.")
  private String backend = "airflow";

  @Option(
      names = "--platform",
      paramLabel = "FILE",
      description = "The platform. Default: platform.yaml beside the schedule or above it.")
  private @Nullable String platform;

  @Option(
      names = "--worktree",
      paramLabel = "PATH",
      description =
          "Read pipelines from this checkout, as they lie there, instead of from the one repository"
              + " that the schedules name; tasks get the commit that is checked out.")
  private @Nullable String worktree;

  @Option(
      names = "--image-metadata",
      paramLabel = "FILE",
      description =
          "What \"docker image inspect IMAGE..\" prints, in place of asking the registries of"
              + " images that tasks run without a command.")
  private @Nullable String imageMetadata;

  @Option(
      names = "--check",
      description = "Write nothing; say what would change. Exit code 1 if anything would.")
  private boolean check;

  @Override
  public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
    PipelineExporter exporter = Exporters.of(Plugins.of(invocation)).require(backend);
    FoundSchedules found = FoundSchedules.find(invocation, paths, Optional.ofNullable(platform));
    TargetFolder folder = new TargetFolder(invocation, output, check);
    Conversion conversion =
        new Conversion(
            exporter,
            Repositories.of(invocation, found.schedules(), Optional.ofNullable(worktree)),
            images(invocation));
    for (FoundSchedule schedule : found.schedules()) {
      conversion.add(schedule);
    }
    ValidationReport report = found.report().and(conversion.report());
    new Diagnostics(invocation).print(report);
    conversion.unavailable().forEach(problem -> error(invocation, problem.what(), problem.help()));
    Upkeep upkeep = Upkeep.of(exporter, conversion.converted());
    try {
      conversion.converted().forEach(folder::put);
      folder.put(upkeep.files(), "what keeps the store in order");
    } finally {
      folder.lines().forEach(line -> invocation.out().println(SafeText.line(line)));
    }
    upkeep.conflicts().forEach(problem -> error(invocation, problem, Upkeep.HELP));
    folder.refused().forEach(problem -> error(invocation, output + ": " + problem, ""));
    invocation.err().println(summary(conversion, folder));
    if (!conversion.unavailable().isEmpty()) {
      return ExitCode.ENVIRONMENT;
    }
    boolean failed =
        report.hasErrors() || !folder.refused().isEmpty() || !upkeep.conflicts().isEmpty();
    return failed || (check && !folder.lines().isEmpty()) ? ExitCode.FAILED : ExitCode.DONE;
  }

  private Images images(Invocation invocation) {
    return imageMetadata == null
        ? new RegistryImages(invocation.environment())
        : ImageFile.read(invocation.resolve(imageMetadata));
  }

  private String summary(Conversion conversion, TargetFolder folder) {
    String written = folder.lines().size() + (check ? " would be written, " : " written, ");
    String waiting =
        conversion.waiting().stream().map(FoundSchedule::path).collect(Collectors.joining(", "));
    return count(conversion.converted().size(), "schedule")
        + " converted: "
        + written
        + folder.unchanged()
        + " unchanged"
        + (waiting.isEmpty() ? "" : "; not converted: " + waiting);
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static void error(Invocation invocation, String what, String help) {
    invocation.err().println(invocation.terminal().err().bad("error:") + " " + SafeText.line(what));
    if (!help.isEmpty()) {
      invocation.err().println("  help: " + SafeText.line(help));
    }
  }
}
