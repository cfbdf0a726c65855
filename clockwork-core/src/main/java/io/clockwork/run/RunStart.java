package io.clockwork.run;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.schedule.Schedule;
import io.clockwork.store.AtomicFile;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Puts the parts of a run together and lets it begin. */
final class RunStart {
  private final RunPlan plan;
  private final TaskExecutor executor;
  private final RunOptions options;
  private final RunGraph graph;
  private final RunReplay replay;
  private Optional<RunLock> lock = Optional.empty();

  private RunStart(RunPlan plan, TaskExecutor executor, RunOptions options) {
    this.plan = plan;
    this.executor = executor;
    this.options = options;
    graph = RunGraph.of(plan.pipeline(), plan.selected());
    replay = new RunReplay(plan.directory());
  }

  static RunStart of(RunPlan plan, TaskExecutor executor, RunOptions options) {
    return new RunStart(plan, executor, options);
  }

  RunHandle start(ValidationReport warnings) {
    List<RunListener> listeners = new ArrayList<>();
    listeners.add(replay);
    listeners.addAll(options.listeners());
    EventStream events = new EventStream(options.time(), journal(), listeners);
    RunStateMachine machine =
        new RunStateMachine(graph, options.keepGoing(), plan.replayed().isEmpty());
    Engine engine = engine(machine, events);
    CompletableFuture<RunResult> result = new CompletableFuture<>();
    engine
        .result()
        .whenComplete(
            (state, broken) -> {
              release();
              if (broken == null) {
                result.complete(replay.result(false));
              } else {
                result.completeExceptionally(broken);
              }
            });
    begin(events);
    engine.start(
        Math.min(options.jobs(), Math.max(1, graph.size())),
        machine.begin(plan.resumed().map(ResumePlan::kept).orElse(Map.of()), plan.attempts()));
    return new RunHandle(plan, warnings, engine, result);
  }

  private Engine engine(RunStateMachine machine, EventStream events) {
    AttemptFactory attempts = attempts();
    return options
        .virtualTime()
        .<Engine>map(time -> new SimulatedEngine(machine, graph, attempts, events, time))
        .orElseGet(() -> new RunEngine(machine, graph, attempts, events, options.clock()));
  }

  private void begin(EventStream events) {
    replay.expecting(graph.names());
    if (plan.resumed().isPresent()) {
      recall();
    }
    RunOrigin origin =
        new RunOrigin(
            Objects.requireNonNullElse(
                RunStart.class.getPackage().getImplementationVersion(), "(not packaged)"),
            executor.name(),
            options.executorReason(),
            plan.code().root().folder(),
            plan.code().pinned(),
            options.schedule().map(Schedule::name),
            options.platformName(),
            RunOrigin.OsProcess.current());
    events.publish(
        now ->
            new RunEvent.RunStarted(
                now,
                plan.run(),
                graph.size(),
                plan.selection(),
                origin,
                plan.resumed().map(ResumePlan::resumption)));
    plan.taken()
        .ifPresent(
            inputs ->
                events.publish(
                    now -> new RunEvent.InputsTaken(now, inputs.run(), inputs.outputs())));
    if (!plan.given().isEmpty()) {
      events.publish(now -> new RunEvent.InputsGiven(now, plan.given()));
    }
  }

  /** The result of a resumed run tells of its earlier sessions too. */
  private void recall() {
    try {
      JournalFile.read(plan.directory().journal(), replay::onEvent);
    } catch (IOException e) {
      throw new BackendUnavailableException(
          "cannot read the run's journal " + plan.directory().journal() + ": " + e, e);
    }
  }

  private AttemptFactory attempts() {
    return new AttemptFactory(
        plan,
        executor,
        options.gracePeriod(),
        options.journalled()
            ? new TaskFingerprints(plan.code().root().folder())::of
            : task -> TaskFingerprint.NONE);
  }

  private Journal journal() {
    if (!options.journalled()) {
      return Journal.NONE;
    }
    createDirectory();
    try {
      lock = RunLock.acquire(plan.directory().lock());
      if (lock.isEmpty()) {
        throw RunRefusedException.stillRunning(plan.run().id());
      }
      AtomicFile.write(plan.directory().definition(), PipelineYaml.write(plan.pipeline()), false);
      return FileJournal.open(plan.directory().journal());
    } catch (IOException e) {
      release();
      throw new BackendUnavailableException(
          "cannot write the run's journal " + plan.directory().journal() + ": " + e, e);
    }
  }

  private void createDirectory() {
    boolean created =
        RunsDirectory.create(
            options.runsDirectory().orElseGet(() -> RunsDirectory.of(plan.pipeline())),
            plan.directory());
    if (!created && plan.resumed().isEmpty()) {
      throw new RunRefusedException(
          "there is a run " + plan.run().id() + " already: resume it, or choose another id");
    }
  }

  private void release() {
    try {
      if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (IOException e) {
      // The lock goes with this process at the latest.
    }
  }
}
