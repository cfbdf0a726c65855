package io.clockwork.attempt;

import io.clockwork.contract.ContextFile;
import io.clockwork.contract.ExitVerdict;
import io.clockwork.contract.Manifest;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.contract.TaskContext;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Action;
import io.clockwork.store.AttemptStage;
import io.clockwork.store.CheckedOutputs;
import io.clockwork.store.InputCheck;
import io.clockwork.store.OutputCheck;
import io.clockwork.store.Publication;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One attempt in folders that are ready, from its inputs to its published outputs. */
final class OneAttempt {
  private final StagedAttempt staged;
  private final TaskAttempt attempt;
  private final AttemptStage stage;
  private final AttemptLog log;
  private final CommandHost host;

  /** What is known of the command; it never started as long as nothing else is. */
  private CommandEnd end =
      new CommandEnd(
          OptionalInt.empty(), Optional.empty(), Instant.now(), Manifest.Origin.WORKING_TREE);

  OneAttempt(StagedAttempt staged, AttemptLog log, CommandHost host) {
    this.staged = staged;
    this.log = log;
    this.host = host;
    attempt = staged.attempt();
    stage = staged.stage();
  }

  /** Runs it to its end. Whatever it throws, nothing of it is running any more. */
  TaskOutcome run() throws IOException, InterruptedException {
    TaskOutcome outcome;
    try {
      checkInputs();
      TaskContext context = host.context(staged);
      stage.writeContext(ContextFile.of(context));
      end = host.run(staged, context, log);
      outcome = outcome();
    } catch (AttemptFailure e) {
      outcome = e.outcome();
    }
    if (!(outcome instanceof TaskOutcome.Succeeded)) {
      record(outcome);
    }
    return outcome;
  }

  private void checkInputs() throws AttemptFailure, IOException {
    List<String> changed = InputCheck.problems(attempt.task().inputs(), attempt.inputs());
    if (!changed.isEmpty()) {
      throw new AttemptFailure(OptionalInt.empty(), String.join("; ", changed), false);
    }
  }

  private TaskOutcome outcome() throws AttemptFailure, IOException {
    if (end.exitCode().isEmpty()) {
      return new TaskOutcome.TimedOut(attempt.task().effective().timeout().orElseThrow());
    }
    int exitCode = end.exitCode().getAsInt();
    ExitVerdict verdict =
        attempt.task().action() instanceof Action.Notebook
            ? ExitVerdict.ofRuntime(exitCode)
            : ExitVerdict.ofCommand(exitCode);
    return switch (verdict.state()) {
      case ENDED -> publish();
      case SKIPPED -> new TaskOutcome.Skipped();
      case FAILED ->
          new TaskOutcome.Failed(
              OptionalInt.of(verdict.code()),
              end.cause().orElseGet(() -> ExitReason.of(exitCode, verdict)),
              verdict.retryable());
    };
  }

  private TaskOutcome publish() throws AttemptFailure, IOException {
    CheckedOutputs checked =
        OutputCheck.check(attempt.task().outputs(), stage.directory().outputs(), stage.standIns());
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
        ending(Manifest.State.SUCCEEDED, Optional.empty()),
        origin(),
        checked);
    return new TaskOutcome.Succeeded(checked.outputs());
  }

  private void record(TaskOutcome outcome) throws IOException {
    Manifest.State state = Manifest.State.SKIPPED;
    Optional<String> reason = Optional.empty();
    if (outcome instanceof TaskOutcome.Failed failed) {
      state = Manifest.State.FAILED;
      reason = Optional.of(failed.reason());
    } else if (outcome instanceof TaskOutcome.TimedOut) {
      state = Manifest.State.TIMED_OUT;
    }
    Publication.record(attempt.directory(), identity(), ending(state, reason), origin());
  }

  private Manifest.Origin origin() {
    return end.origin().at(attempt.code().commit());
  }

  private Manifest.Ending ending(Manifest.State state, Optional<String> reason) {
    return new Manifest.Ending(state, end.exitCode(), reason, end.started(), Instant.now());
  }

  private Manifest.Attempt identity() {
    return new Manifest.Attempt(
        attempt.pipeline().name(), attempt.task().name(), attempt.run().id(), attempt.number());
  }
}
