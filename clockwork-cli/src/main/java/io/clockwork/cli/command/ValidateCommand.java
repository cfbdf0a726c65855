package io.clockwork.cli.command;

import io.clockwork.cli.airflow.AirflowTester;
import io.clockwork.cli.airflow.LoadCheck;
import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Diagnostics;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.convert.BackEndCheck;
import io.clockwork.cli.convert.BackEnds;
import io.clockwork.cli.convert.Conversion.Converted;
import io.clockwork.cli.convert.Exporters;
import io.clockwork.cli.convert.FoundSchedule;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.cli.specification.CheckedFile;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.cli.specification.SpecificationFiles;
import io.clockwork.cli.testing.TestedPipeline;
import io.clockwork.code.CodeCheck;
import io.clockwork.code.CodeRepositories;
import io.clockwork.diagnostic.GithubFormat;
import io.clockwork.diagnostic.JsonFormat;
import io.clockwork.diagnostic.ReportFormat;
import io.clockwork.diagnostic.SarifFormat;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.testcase.TestFile;
import io.clockwork.yaml.CheckedSpecifications;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Reports every problem of specifications at once: wiring, types, names, expressions, and"
          + " whether the code they name is there, also at a commit of another repository. Nothing"
          + " runs.",
      "Exit code 1 if there is an error, with --strict also for a warning."
    },
    footer = {
      "  clockwork validate                       this folder and all below it",
      "  clockwork validate train/clockwork.yaml",
      "  clockwork validate --for docker,airflow  and what containers and Airflow cannot do",
      "  clockwork validate --with-airflow /opt/airflow/bin/python",
      "  clockwork validate --strict --format github"
    })
final class ValidateCommand implements Command {
  private static final String AIRFLOW = "airflow";

  /** Some seconds on an idle machine. */
  private static final Duration AIRFLOW_STARTS = Duration.ofMinutes(3);

  /** How the report is written. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description =
          "Files, and folders in which every clockwork.yaml and every other YAML file with our"
              + " apiVersion is checked. Default: this folder.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, sarif, or github for annotations.")
  private Format format = Format.TEXT;

  @Option(
      names = "--for",
      paramLabel = "BACKEND",
      split = ",",
      description =
          "Add what docker, process, airflow or a plug-in cannot do; several with commas. For"
              + " airflow the pipelines that schedules name are read at their commits.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--with-airflow",
      paramLabel = "PYTHON",
      description =
          "Also load what schedules are converted to in the Airflow of this Python, with --for"
              + " airflow: import errors, warnings, and what cannot be stored. Nothing is kept.")
  private @Nullable String python;

  @Option(names = "--platform", paramLabel = "FILE", description = PlatformOption.DESCRIPTION)
  private @Nullable String platform;

  @Option(names = "--strict", description = "Fail on warnings too.")
  private boolean strict;

  @Override
  public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
    Plugins plugins = Plugins.of(invocation);
    BackEnds backEnds = new BackEnds(backEnds(), plugins);
    List<FoundSchedule> schedules = new ArrayList<>();
    Set<Path> files = files(invocation);
    CodeRepositories repositories =
        CodeRepositories.installed(invocation.environment(), line -> {});
    ValidationReport report = ValidationReport.CLEAN;
    for (Path file : files) {
      LocalPlatform local = platform(invocation, file);
      report = report.and(local.report());
      CheckedSpecifications checked = CheckedFile.of(invocation, file);
      report = report.and(checked.report());
      for (Schedule schedule : checked.schedules()) {
        FoundSchedule found = new FoundSchedule(schedule, file, local);
        schedules.add(found);
        report = report.and(local.check(schedule, file));
        report = report.and(backEnds.exporters(found, repositories));
      }
      for (Pipeline pipeline : pipelines(checked)) {
        report = report.and(local.check(pipeline)).and(backEnds.executors(local.below(pipeline)));
      }
      for (Pipeline pipeline : checked.pipelines()) {
        report =
            report.and(backEnds.exporters(pipeline, local, line -> invocation.err().println(line)));
      }
      report = report.and(tests(invocation, checked, file)).and(code(checked, repositories));
    }
    report = report.and(loaded(invocation, plugins, schedules, repositories));
    TextFormat text = Diagnostics.format(invocation.terminal().out());
    invocation.out().print(format(text).render(report));
    String number = files.size() == 1 ? "1 file" : files.size() + " files";
    invocation.err().println(number + " checked: " + text.summary(report));
    boolean failed = report.hasErrors() || (strict && !report.diagnostics().isEmpty());
    return failed ? ExitCode.FAILED : ExitCode.DONE;
  }

  private ValidationReport tests(Invocation invocation, CheckedSpecifications checked, Path file) {
    ValidationReport report = ValidationReport.CLEAN;
    for (TestFile tests : checked.tests()) {
      Optional<String> named = Optional.ofNullable(platform);
      report =
          report.and(TestedPipeline.of(invocation, tests, file.toAbsolutePath(), named).report());
    }
    return report;
  }

  private List<String> backEnds() {
    return python == null || names.contains(AIRFLOW)
        ? names
        : Stream.concat(names.stream(), Stream.of(AIRFLOW)).toList();
  }

  /** What the Airflow of {@code --with-airflow} says of the schedules that can be converted. */
  private ValidationReport loaded(
      Invocation invocation,
      Plugins plugins,
      List<FoundSchedule> schedules,
      CodeRepositories repositories)
      throws IOException, InterruptedException {
    if (python == null) {
      return ValidationReport.CLEAN;
    }
    List<Converted> converted =
        new BackEndCheck(Exporters.of(plugins).require(AIRFLOW)).converted(schedules, repositories);
    if (converted.isEmpty()) {
      invocation.err().println("no schedule can be converted, so none is loaded in Airflow");
      return ValidationReport.CLEAN;
    }
    try (AirflowTester airflow = AirflowTester.start(invocation, python, AIRFLOW_STARTS)) {
      return LoadCheck.of(converted, airflow);
    }
  }

  /** What is wrong with code at a commit; of a schedule that is seen when it is converted. */
  private static ValidationReport code(
      CheckedSpecifications checked, CodeRepositories repositories) {
    ValidationReport report = ValidationReport.CLEAN;
    for (Pipeline pipeline : checked.pipelines()) {
      if (pipeline.code().isPresent()) {
        report = report.and(CodeCheck.check(pipeline, repositories));
      }
    }
    return report;
  }

  /** The pipelines of a file, and those that the single steps of its schedules are short for. */
  private static List<Pipeline> pipelines(CheckedSpecifications checked) {
    return Stream.concat(
            checked.pipelines().stream(),
            checked.schedules().stream().map(Schedule::step).flatMap(Optional::stream))
        .toList();
  }

  private LocalPlatform platform(Invocation invocation, Path file) {
    Path folder = Objects.requireNonNullElse(file.getParent(), file);
    return LocalPlatform.find(invocation, folder, Optional.ofNullable(platform));
  }

  private ReportFormat format(TextFormat text) {
    return switch (format) {
      case TEXT -> text;
      case JSON -> JsonFormat.create();
      case SARIF -> SarifFormat.create();
      case GITHUB -> GithubFormat.create();
    };
  }

  private Set<Path> files(Invocation invocation) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (String path : paths.isEmpty() ? List.of(".") : paths) {
      Path at = invocation.resolve(path);
      if (Files.isDirectory(at)) {
        Set<Path> found = SpecificationFiles.in(at);
        if (found.isEmpty()) {
          throw CommandException.usage(
                  "no pipeline in " + invocation.showFolder(at) + " or below it")
              .withHelp("clockwork init writes one");
        }
        files.addAll(found);
      } else {
        files.add(at);
      }
    }
    return files;
  }
}
