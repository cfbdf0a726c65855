package io.clockwork.run;

import io.clockwork.contract.Interval;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.OutputRef;
import io.clockwork.model.Param;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Timetable;
import io.clockwork.store.RecordedAttempt;
import io.clockwork.store.RunDirectory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what a run needs and reports everything it lacks, before anything runs. */
final class RunPreparation {
  private final Pipeline pipeline;
  private final TaskExecutor executor;
  private final RunOptions options;
  private final Path runs;
  private final RunHistory history;
  private final List<Diagnostic> problems = new ArrayList<>();

  RunPreparation(Pipeline pipeline, TaskExecutor executor, RunOptions options) {
    this.pipeline = pipeline;
    this.executor = executor;
    this.options = options;
    runs = options.runsDirectory().orElseGet(() -> RunsDirectory.of(pipeline));
    history = RunHistory.in(runs).of(scope());
  }

  /**
   * The plan, of use only if the report has no errors.
   *
   * @throws RunRefusedException if an earlier run that was named does not exist or is still running
   */
  RunPlan plan() {
    Optional<RunResult> past = options.resume().map(this::resumable);
    RunSelection selection =
        past.map(RunResult::selection)
            .or(() -> options.replay().map(RunPreparation::alone))
            .orElse(options.selection());
    Set<String> selected = SelectedTasks.of(pipeline, selection, problems);
    RunInfo run =
        past.map(this::sameRun)
            .or(() -> options.replay().map(this::sameRun))
            .orElseGet(this::newRun);
    RunCode code = RunCode.of(pipeline, options, past.flatMap(RunResult::code), problems);
    Optional<ResumePlan> resumed =
        past.map(
            result -> new ResumePlanner(pipeline, code.root(), selected, result, problems).plan());
    GivenInputs given = GivenInputs.of(pipeline, selected, options.given(), problems);
    checkExecutor(selected, resumed.map(plan -> plan.kept().keySet()).orElse(Set.of()));
    return new RunPlan(
        pipeline,
        run,
        past.map(RunResult::directory)
            .orElseGet(() -> RunDirectory.of(runs, run.scope(), run.id())),
        code,
        selection,
        selected,
        SecretValues.of(pipeline, selected, options.secrets(), problems),
        inputs(selected, given.standInFor(), past),
        given(given),
        resumed,
        options.replay());
  }

  private static RunSelection alone(RecordedAttempt recorded) {
    return new RunSelection(List.of(recorded.manifest().attempt().task()), List.of(), List.of());
  }

  /** What was given, and what the attempt read that is replayed. */
  private Map<String, Map<String, PublishedOutput>> given(GivenInputs given) {
    Map<String, Map<String, PublishedOutput>> all = new LinkedHashMap<>();
    options
        .replay()
        .map(recorded -> RecordedInputs.of(recorded, pipeline, given.standInFor(), problems))
        .ifPresent(all::putAll);
    given
        .outputs()
        .forEach(
            (task, outputs) ->
                all.computeIfAbsent(task, from -> new LinkedHashMap<>()).putAll(outputs));
    return all;
  }

  /** Only of what will run: a part may run where the whole cannot. */
  private void checkExecutor(Set<String> selected, Set<String> kept) {
    List<Task> tasks =
        selected.stream().filter(task -> !kept.contains(task)).map(pipeline::task).toList();
    problems.addAll(executor.check(pipeline, tasks).diagnostics());
  }

  /** Everything found so far. */
  ValidationReport report() {
    return ValidationReport.of(problems);
  }

  private RunResult resumable(String id) {
    RunResult past = history.find(id);
    if (past.state() == RunState.RUNNING) {
      throw RunRefusedException.stillRunning(past.id());
    }
    return past;
  }

  private RunInfo newRun() {
    Instant now = options.time().instant();
    String id = options.runId().orElseGet(() -> RunIds.at(now));
    Interval interval =
        options
            .interval()
            .or(() -> options.date().map(timetable()::at))
            .orElseGet(() -> timetable().at(now));
    return new RunInfo(scope(), id, interval, params(options.params()));
  }

  private String scope() {
    return options.schedule().map(Schedule::name).orElse(pipeline.name());
  }

  private Timetable timetable() {
    ZoneId zone = options.zone().or(() -> pipeline.platform().timezone()).orElse(ZoneOffset.UTC);
    return options
        .schedule()
        .map(schedule -> schedule.timing().timetable(zone))
        .orElseGet(() -> new Timetable(Optional.empty(), zone, Optional.empty(), Optional.empty()));
  }

  private RunInfo sameRun(RunResult past) {
    Map<String, String> texts = new HashMap<>();
    past.run().params().forEach((name, value) -> texts.put(name, value.text()));
    // A param that is gone is no longer of interest to anybody.
    texts.keySet().retainAll(pipeline.params().keySet());
    return new RunInfo(past.run().scope(), past.id(), past.run().interval(), params(texts));
  }

  private RunInfo sameRun(RecordedAttempt recorded) {
    Map<String, String> texts = new HashMap<>();
    recorded
        .context()
        .params()
        .forEach(
            (name, told) -> {
              Param param = pipeline.params().get(name);
              if (param != null) {
                texts.put(name, told.textFor(param.type()));
              }
            });
    return new RunInfo(
        scope(),
        recorded.manifest().attempt().runId(),
        recorded.context().interval(),
        params(texts));
  }

  private Map<String, Value> params(Map<String, String> texts) {
    ParamCheck check =
        options
            .schedule()
            .map(
                schedule ->
                    ParamCheck.ofTextsOver(pipeline, texts, schedule.params(), schedule.sources()))
            .orElseGet(() -> ParamCheck.ofTexts(pipeline, texts));
    problems.addAll(check.report().diagnostics());
    return check.values();
  }

  private Optional<EarlierInputs> inputs(
      Set<String> selected, Set<OutputRef> given, Optional<RunResult> past) {
    InputSearch search = new InputSearch(pipeline, selected, given);
    if (!search.isNeeded() || options.replay().isPresent()) {
      return Optional.empty();
    }
    if (options.inputsFrom().isPresent()) {
      RunResult run = history.find(options.inputsFrom().get());
      return search.search(Stream.of(run), "in run " + Quoted.text(run.id()), problems);
    }
    return search.search(
        Stream.concat(past.stream(), history.runs()), "in an earlier run", problems);
  }
}
