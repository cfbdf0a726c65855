package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.ReportFile;
import io.clockwork.cli.history.RunOutcome;
import io.clockwork.cli.run.ExecutorChoice;
import io.clockwork.cli.run.ParamArguments;
import io.clockwork.cli.run.RunMoment;
import io.clockwork.cli.run.RunSession;
import io.clockwork.cli.run.SecretFiles;
import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.cli.specification.PipelinePath;
import io.clockwork.code.CodeRepositories;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunSelection;
import io.clockwork.yaml.ValuesYaml;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Runs a pipeline on this machine, tasks that do not wait for each other in parallel. Its end is"
          + " a summary: every task with its time and the values it left, and on failure the last"
          + " lines of the log and how to resume.",
      "Ctrl-C stops the tasks gracefully, a second time at once."
    },
    footer = {
      "  clockwork run                                 the clockwork.yaml of this folder",
      "  clockwork run churn --param market=sg",
      "  clockwork run train.py --param threshold=0.7  a script alone, or a notebook",
      "  clockwork run churn --from train              train and what waits for it",
      "  clockwork run churn --resume 20260131-020000-117-dvst"
    })
final class RunCommand implements Command {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "A folder, a pipeline's file, a .py or an .ipynb. Default: this folder.")
  private String path = ".";

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public ExitCode run(Invocation invocation) throws InterruptedException {
    checkTogether();
    Map<String, String> params = params(invocation);
    PipelinePath target = PipelinePath.find(invocation, path, params);
    LocalPlatform platform =
        LocalPlatform.find(invocation, target.folder(), Optional.ofNullable(options.platform));
    Pipeline pipeline = platform.accept(target.pipeline());
    platform.file().ifPresent(at -> invocation.err().println("platform: " + invocation.show(at)));
    CodeRepositories repositories =
        CodeRepositories.installed(invocation.environment(), invocation.err()::println);
    ExecutorOptions executorOptions =
        new ExecutorOptions(
            options.ignoreImages, invocation.environment(), invocation.err()::println);
    ExecutorChoice choice = ExecutorChoice.of(options.executor, executorOptions, pipeline);
    try (var executor = choice.executor()) {
      LocalRunner.Builder runner =
          LocalRunner.using(executor)
              .executorReason(choice.reason())
              .params(params)
              .select(new RunSelection(options.only, options.from, options.until))
              .secrets(SecretFiles.read(invocation, Optional.ofNullable(options.secrets)))
              .repositories(repositories)
              .keepGoing(options.keepGoing);
      set(runner, pipeline, invocation);
      if (pipeline.code().isPresent()) {
        // Fetches it here, where Ctrl-C ends the command and no progress of a run is shown yet.
        var unused = runner.build().check(pipeline);
      }
      RunSession session = new RunSession(invocation, options.format == DataFormat.JSON);
      RunResult result = session.run(runner, pipeline, target.report());
      return report(result, pipeline, invocation);
    }
  }

  private void set(LocalRunner.Builder runner, Pipeline pipeline, Invocation invocation) {
    ZoneId zone = pipeline.platform().timezone().orElse(ZoneOffset.UTC);
    Optional.ofNullable(options.date)
        .map(date -> RunMoment.parse(date, zone))
        .ifPresent(runner::interval);
    Optional.ofNullable(options.runsDir).map(invocation::resolve).ifPresent(runner::runsDirectory);
    Optional.ofNullable(options.inputsFrom).ifPresent(runner::inputsFrom);
    Optional.ofNullable(options.resume).ifPresent(runner::resume);
    Optional.ofNullable(options.jobs).ifPresent(runner::jobs);
  }

  private ExitCode report(RunResult result, Pipeline pipeline, Invocation invocation) {
    RunOutcome outcome = new RunOutcome(invocation, result);
    Optional<Path> report = ReportFile.tryToWrite(result, pipeline, invocation);
    if (options.format == DataFormat.TEXT) {
      outcome.printSummary();
      report.ifPresent(file -> invocation.out().println("report: " + invocation.show(file)));
      invocation.out().flush();
    }
    outcome.printFailures();
    if (outcome.exitCode() != ExitCode.DONE) {
      invocation
          .err()
          .println("resume: " + new ResumeLine(path, options).of(result.id(), invocation));
    }
    return outcome.exitCode();
  }

  private Map<String, String> params(Invocation invocation) {
    Map<String, String> params = new LinkedHashMap<>();
    if (options.paramsFile != null) {
      params.putAll(ValuesYaml.params(invocation.shortest(invocation.resolve(options.paramsFile))));
    }
    params.putAll(ParamArguments.parse(options.params));
    return params;
  }

  private void checkTogether() {
    if (options.jobs != null && options.jobs < 1) {
      throw CommandException.usage("--jobs takes at least 1, not " + options.jobs);
    }
    if (options.ignoreImages && options.executor.equals("docker")) {
      throw CommandException.usage("--ignore-images is for processes, and --executor docker is not")
          .withHelp("leave one of the two out");
    }
    if (!options.only.isEmpty() && !(options.from.isEmpty() && options.until.isEmpty())) {
      throw CommandException.usage("--only and --from or --until exclude each other");
    }
    if (options.resume == null) {
      return;
    }
    boolean again =
        !options.params.isEmpty()
            || options.paramsFile != null
            || options.date != null
            || options.inputsFrom != null
            || !new RunSelection(options.only, options.from, options.until).isAll();
    if (again) {
      throw CommandException.usage("a resumed run keeps its params, date and tasks")
          .withHelp("leave the other options out, or start a new run without --resume");
    }
  }
}
