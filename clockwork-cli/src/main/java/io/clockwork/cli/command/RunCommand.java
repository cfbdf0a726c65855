package io.clockwork.cli.command;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.ExitCode;
import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.history.ReportFile;
import io.clockwork.cli.history.RunOutcome;
import io.clockwork.cli.history.RunsFolder;
import io.clockwork.cli.plugin.Plugins;
import io.clockwork.cli.run.ExecutorChoice;
import io.clockwork.cli.run.ExecutorProviders;
import io.clockwork.cli.run.NoCode;
import io.clockwork.cli.run.ParamArguments;
import io.clockwork.cli.run.PlatformNote;
import io.clockwork.cli.run.Replay;
import io.clockwork.cli.run.RunMoment;
import io.clockwork.cli.run.RunSession;
import io.clockwork.cli.run.ScheduleCode;
import io.clockwork.cli.run.ScheduleNotes;
import io.clockwork.cli.run.SecretFiles;
import io.clockwork.cli.specification.LocalWork;
import io.clockwork.cli.specification.NamedWork;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.PinnedCode;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.model.Pipeline;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunHistory;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunSelection;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.ValuesYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@picocli.CommandLine.Command(
    description = {
      "Runs a pipeline on this machine, tasks that do not wait for each other in parallel. Its end"
          + " is a summary: every task with its time and the values it left, and on failure the"
          + " last lines of the log and how to resume.",
      "Of a schedule its pipeline or its single step runs, at the commit that its ref means now,"
          + " with its params, over one of its intervals. Alerts are not sent.",
      "Ctrl-C stops the tasks gracefully, a second time at once."
    },
    footer = {
      "  clockwork run                                 the clockwork.yaml of this folder",
      "  clockwork run churn --param market=sg",
      "  clockwork run train.py --param threshold=0.7  a script alone, or a notebook",
      "  clockwork run churn --from train              train and what waits for it",
      "  clockwork run churn --only train --input raw=small.csv",
      "  clockwork run churn-nightly.yaml --date 2026-01-31",
      "  clockwork run churn-nightly.yaml --worktree ../churn",
      "  clockwork run churn --resume 20260131-020000-117-dvst",
      "  clockwork run churn-nightly.yaml --replay store/../train/attempt-1/manifest.json"
    })
final class RunCommand implements Command {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description =
          "A folder, a pipeline's or schedule's file, a .py or an .ipynb. Default: this folder.")
  private String path = "";

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public ExitCode run(Invocation invocation) throws IOException, InterruptedException {
    checkTogether();
    Optional<Replay> replay =
        Optional.ofNullable(options.replay).map(manifest -> Replay.read(invocation, manifest));
    path = path.isEmpty() ? replay.map(Replay::usualPath).orElse(".") : path;
    Map<String, String> params = params(invocation);
    NamedWork named = NamedWork.find(invocation, path, replay.map(Replay::params).orElse(params));
    Optional<RunResult> past = past(invocation, named);
    if (past.isPresent() && named instanceof NamedWork.OfPipeline) {
      // The params of a script or notebook are those that its run was given.
      named = NamedWork.find(invocation, path, params(past.get()));
    }
    CodeRepositories repositories = repositories(invocation, named, past, replay);
    LocalWork work = work(invocation, named, repositories);
    replay.ifPresent(found -> found.check(work, path));
    Pipeline pipeline = work.pipeline();
    tell(work, past, invocation);
    replay.ifPresent(found -> found.tell(work, invocation));
    ExecutorChoice choice = choose(invocation, pipeline);
    try (var executor = choice.executor()) {
      LocalRunner.Builder runner =
          LocalRunner.using(executor)
              .executorReason(choice.reason())
              .params(params)
              .select(new RunSelection(options.only, options.from, options.until))
              .secrets(SecretFiles.read(invocation, Optional.ofNullable(options.secrets)))
              .repositories(repositories)
              .keepGoing(options.keepGoing);
      set(runner, work, invocation);
      replay.ifPresent(found -> runner.replay(found.attempt()));
      if (pipeline.code().or(() -> work.code().map(PinnedCode::source)).isPresent()) {
        // Fetches it here, where Ctrl-C ends the command and no progress of a run is shown yet.
        var unused = runner.build().check(pipeline);
      }
      RunSession session = new RunSession(invocation, options.format == DataFormat.JSON);
      RunResult result = session.run(runner, pipeline, work.report());
      return report(result, pipeline, invocation);
    }
  }

  private ExecutorChoice choose(Invocation invocation, Pipeline pipeline)
      throws InterruptedException {
    ExecutorOptions executorOptions =
        new ExecutorOptions(
            options.ignoreImages, invocation.environment(), invocation.err()::println);
    ExecutorProviders providers = ExecutorProviders.of(Plugins.of(invocation));
    return ExecutorChoice.of(options.executor, providers, executorOptions, pipeline);
  }

  private LocalWork work(Invocation invocation, NamedWork named, CodeRepositories repositories) {
    return LocalWork.of(invocation, named, Optional.ofNullable(options.platform), repositories);
  }

  private static Map<String, String> params(RunResult past) {
    Map<String, String> params = new LinkedHashMap<>();
    past.run().params().forEach((name, value) -> params.put(name, value.text()));
    return params;
  }

  private CodeRepositories repositories(
      Invocation invocation, NamedWork named, Optional<RunResult> past, Optional<Replay> replay)
      throws InterruptedException {
    CodeRepositories now = repositories(invocation, named, past);
    return replay.isPresent() && options.worktree == null
        ? replay.get().at(work(invocation, named, now), now)
        : now;
  }

  private CodeRepositories repositories(
      Invocation invocation, NamedWork named, Optional<RunResult> past)
      throws InterruptedException {
    CodeRepositories installed =
        CodeRepositories.installed(invocation.environment(), invocation.err()::println);
    if (named instanceof NamedWork.OfSchedule found) {
      Schedule schedule = found.schedule();
      return ScheduleCode.of(
          invocation,
          schedule,
          Optional.ofNullable(options.worktree),
          past.flatMap(RunResult::code),
          installed);
    }
    if (options.worktree != null) {
      throw CommandException.usage("--worktree is for schedules, and " + path + " is none")
          .withHelp("leave it out: a pipeline runs the code that lies beside it");
    }
    return installed;
  }

  private Path runs(Invocation invocation, Path file) {
    return RunsFolder.of(
        invocation, Optional.of(file.toString()), Optional.ofNullable(options.runsDir));
  }

  /** The run that is resumed. */
  private Optional<RunResult> past(Invocation invocation, NamedWork named) {
    return Optional.ofNullable(options.resume)
        .map(run -> RunHistory.in(runs(invocation, named.file())).of(named.scope()).find(run));
  }

  private static void tell(LocalWork work, Optional<RunResult> past, Invocation invocation) {
    work.schedule()
        .map(schedule -> ScheduleNotes.of(schedule, work.pipeline()))
        .ifPresent(lines -> lines.forEach(invocation.err()::println));
    PlatformNote.of(invocation, work.platform(), past).ifPresent(invocation.err()::println);
  }

  private void set(LocalRunner.Builder runner, LocalWork work, Invocation invocation)
      throws IOException {
    Optional.ofNullable(options.date).map(RunMoment::parse).ifPresent(runner::date);
    work.platform().file().ifPresent(file -> runner.platformName(file.toString()));
    Path runs = runs(invocation, work.file());
    if (options.replay != null) {
      runner.runsDirectory(Replay.folder(runs));
    } else if (work.schedule().isPresent() || options.runsDir != null) {
      runner.runsDirectory(runs);
    }
    work.schedule().ifPresent(runner::schedule);
    work.code().ifPresent(runner::code);
    if (work.schedule().isPresent() && work.code().isEmpty()) {
      runner.code(NoCode.in(runs));
    }
    Optional.ofNullable(options.inputsFrom).ifPresent(runner::inputsFrom);
    ParamArguments.parse("--input", options.inputs)
        .forEach((name, text) -> runner.input(name, text, invocation.resolve("")));
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
    if (outcome.exitCode() != ExitCode.DONE && options.replay == null) {
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
    boolean again =
        !options.params.isEmpty()
            || options.paramsFile != null
            || options.date != null
            || options.inputsFrom != null
            || !new RunSelection(options.only, options.from, options.until).isAll();
    if (options.resume != null && (again || !options.inputs.isEmpty())) {
      throw CommandException.usage("a resumed run keeps its params, date and tasks")
          .withHelp("leave the other options out, or start a new run without --resume");
    }
    if (options.replay != null && (again || options.resume != null)) {
      throw CommandException.usage("a replay has the params, date, task and inputs of its attempt")
          .withHelp("leave the other options out; only --input may give it something else");
    }
  }
}
