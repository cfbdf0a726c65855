package io.clockwork.run;

import io.clockwork.contract.Interval;
import io.clockwork.contract.RunInfo;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.store.RunDirectory;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a run needs and reports everything it lacks, before anything runs. */
final class RunPreparation {
  private final Pipeline pipeline;
  private final TaskExecutor executor;
  private final RunOptions options;
  private final List<Diagnostic> problems = new ArrayList<>();

  RunPreparation(Pipeline pipeline, TaskExecutor executor, RunOptions options) {
    this.pipeline = pipeline;
    this.executor = executor;
    this.options = options;
  }

  /** The plan, of use only if the report has no errors. */
  RunPlan plan() {
    problems.addAll(executor.check(pipeline).diagnostics());
    ParamCheck params = ParamCheck.ofTexts(pipeline, options.params());
    problems.addAll(params.report().diagnostics());
    Set<String> selected = SelectedTasks.of(pipeline, options.selection(), problems);
    Path runs = options.runsDirectory().orElseGet(() -> RunsDirectory.of(pipeline));
    String id = options.runId().orElseGet(() -> RunIds.at(options.clock().instant()));
    Interval interval =
        options.interval().orElseGet(() -> Interval.at(options.clock().instant(), ZoneOffset.UTC));
    RunInfo run = new RunInfo(pipeline.name(), id, interval, params.values());
    return new RunPlan(
        pipeline,
        run,
        RunDirectory.of(runs, run.scope(), id),
        options.selection(),
        selected,
        SecretValues.of(pipeline, selected, options.secrets(), problems),
        Optional.empty(),
        Optional.empty());
  }

  /** Everything found so far. */
  ValidationReport report() {
    return ValidationReport.of(problems);
  }
}
