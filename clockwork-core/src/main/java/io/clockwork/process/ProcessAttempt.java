package io.clockwork.process;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.ContextFile;
import io.clockwork.contract.ExitVerdict;
import io.clockwork.contract.Manifest;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.TaskContext;
import io.clockwork.contract.TaskEnvironment;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Action;
import io.clockwork.store.AttemptStage;
import io.clockwork.store.CheckedOutputs;
import io.clockwork.store.InputCheck;
import io.clockwork.store.OutputCheck;
import io.clockwork.store.Publication;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One attempt in folders that are ready, from its inputs to its published outputs. */
final class ProcessAttempt {
  private final TaskAttempt attempt;
  private final AttemptStage stage;
  private final AttemptLog log;
  private final Tools tools;
  private final CodeRoot code;

  /** What all attempts of an executor share. */
  record Tools(Map<String, String> inherited, ProcessLauncher launcher, PythonTools python) {}

  ProcessAttempt(TaskAttempt attempt, AttemptStage stage, AttemptLog log, Tools tools) {
    this.attempt = attempt;
    this.stage = stage;
    this.log = log;
    this.tools = tools;
    code = CodeRoot.around(attempt.pipeline().directory().orElse(Path.of("")));
  }

  /** Runs it to its end. Whatever it throws, nothing of it is running any more. */
  TaskOutcome run() throws IOException, InterruptedException {
    Instant started = Instant.now();
    OptionalInt exitCode = OptionalInt.empty();
    TaskOutcome outcome;
    try {
      List<String> changed = InputCheck.problems(attempt.task().inputs(), attempt.inputs());
      if (!changed.isEmpty()) {
        throw new AttemptFailure(OptionalInt.empty(), String.join("; ", changed), false);
      }
      TaskContext context = context();
      stage.writeContext(ContextFile.of(context));
      TaskCommand command =
          TaskCommand.of(
              context,
              TaskEnvironment.own(context, tools.inherited(), attempt.secrets()),
              stage,
              code,
              tools.python(),
              log);
      started = Instant.now();
      exitCode = execute(command);
      if (exitCode.isEmpty()) {
        outcome = new TaskOutcome.TimedOut(attempt.task().effective().timeout().orElseThrow());
      } else {
        Optional<TaskOutcome> verdict = verdict(exitCode.getAsInt());
        outcome = verdict.isPresent() ? verdict.get() : publish(started);
      }
    } catch (AttemptFailure e) {
      outcome = e.outcome();
    }
    if (!(outcome instanceof TaskOutcome.Succeeded)) {
      record(outcome, exitCode, started);
    }
    return outcome;
  }

  private TaskContext context() {
    TaskPlaces places =
        new TaskPlaces(
            stage.inputs(),
            stage.directory().outputs(),
            stage.context(),
            code.top(),
            code.folder(),
            stage.tmp());
    return new TaskContext(
        attempt.pipeline().name(),
        attempt.task(),
        attempt.run(),
        attempt.number(),
        attempt.inputs(),
        places);
  }

  /** The command's exit code; empty if it was stopped because its time was up. */
  private OptionalInt execute(TaskCommand command) throws InterruptedException {
    Optional<Duration> timeout = attempt.task().effective().timeout();
    TaskProcess process =
        tools.launcher().start(command.words(), code.folder(), command.variables(), log::pump);
    boolean ended = true;
    try {
      if (timeout.isPresent()) {
        ended = process.await(timeout.get());
      } else {
        process.await();
      }
      if (!ended && process.stop(attempt.gracePeriod())) {
        throw new InterruptedException();
      }
    } catch (InterruptedException e) {
      process.stop(attempt.gracePeriod());
      throw e;
    } finally {
      say(process.end());
    }
    return ended ? OptionalInt.of(process.exitCode()) : OptionalInt.empty();
  }

  private void say(TaskProcess.Leftovers leftovers) {
    if (leftovers.count() > 0) {
      log.say(
          leftovers.count() == 1
              ? "ended a process that the task had left running"
              : "ended " + leftovers.count() + " processes that the task had left running");
    }
    if (!leftovers.survivors().isEmpty()) {
      log.say("could not end processes " + leftovers.survivors());
    }
  }

  /** What the exit code says; empty if the outputs decide. */
  private Optional<TaskOutcome> verdict(int exitCode) {
    ExitVerdict verdict =
        attempt.task().action() instanceof Action.Notebook
            ? ExitVerdict.ofRuntime(exitCode)
            : ExitVerdict.ofCommand(exitCode);
    return switch (verdict.state()) {
      case ENDED -> Optional.empty();
      case SKIPPED -> Optional.of(new TaskOutcome.Skipped());
      case FAILED ->
          Optional.of(
              new TaskOutcome.Failed(
                  OptionalInt.of(verdict.code()),
                  ExitReason.of(exitCode, verdict),
                  verdict.retryable()));
    };
  }

  private TaskOutcome publish(Instant started) throws AttemptFailure, IOException {
    CheckedOutputs checked =
        OutputCheck.check(attempt.task().outputs(), stage.directory().outputs());
    checked.warnings().forEach(warning -> log.say("warning: " + warning));
    if (!checked.problems().isEmpty()) {
      throw new AttemptFailure(
          OptionalInt.of(RuntimeCode.OUTPUTS),
          log.masked(String.join("; ", checked.problems())),
          true);
    }
    Publication.publish(
        attempt.directory(),
        identity(),
        new Manifest.Ending(
            Manifest.State.SUCCEEDED, OptionalInt.of(0), Optional.empty(), started, Instant.now()),
        Manifest.Origin.WORKING_TREE,
        checked);
    return new TaskOutcome.Succeeded(checked.outputs());
  }

  private void record(TaskOutcome outcome, OptionalInt exitCode, Instant started)
      throws IOException {
    Manifest.State state = Manifest.State.SKIPPED;
    Optional<String> reason = Optional.empty();
    if (outcome instanceof TaskOutcome.Failed failed) {
      state = Manifest.State.FAILED;
      reason = Optional.of(failed.reason());
    } else if (outcome instanceof TaskOutcome.TimedOut) {
      state = Manifest.State.TIMED_OUT;
    }
    Publication.record(
        attempt.directory(),
        identity(),
        new Manifest.Ending(state, exitCode, reason, started, Instant.now()),
        Manifest.Origin.WORKING_TREE);
  }

  private Manifest.Attempt identity() {
    return new Manifest.Attempt(
        attempt.pipeline().name(), attempt.task().name(), attempt.run().id(), attempt.number());
  }
}
