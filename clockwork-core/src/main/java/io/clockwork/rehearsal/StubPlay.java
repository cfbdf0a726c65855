package io.clockwork.rehearsal;

import io.clockwork.attempt.ExitReason;
import io.clockwork.contract.ExitVerdict;
import io.clockwork.contract.Manifest;
import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.run.VirtualTime;
import io.clockwork.stub.Recording;
import io.clockwork.stub.StubOutput;
import io.clockwork.stub.TaskStub;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** One attempt of a stubbed task. */
final class StubPlay {
  private final TaskAttempt attempt;
  private final TaskStub stub;
  private final VirtualTime time;
  private final LogSink log;
  private final StubbedOutputs outputs;
  private int exitCode;
  private String reason = "";

  StubPlay(TaskAttempt attempt, TaskStub stub, VirtualTime time, LogSink log) {
    this.attempt = attempt;
    this.stub = stub;
    this.time = time;
    this.log = log;
    outputs = new StubbedOutputs(attempt);
  }

  TaskOutcome run() throws InterruptedException {
    try {
      play();
      Duration limit = attempt.task().effective().timeout().orElse(null);
      if (limit != null && time.endAfter(limit)) {
        return new TaskOutcome.TimedOut(limit);
      }
      return time.taken().isEmpty() ? new TaskOutcome.Skipped() : outcome();
    } catch (IOException e) {
      return new TaskOutcome.Failed(
          OptionalInt.of(RuntimeCode.STORE), "the run's folder cannot be used: " + e, true);
    }
  }

  private void play() throws IOException, InterruptedException {
    stub.lines().forEach(line -> log.line(LogStream.STDOUT, line));
    stub.duration().ifPresentOrElse(time::pass, time::passForEver);
    exitCode = stub.exitCode(attempt.number());
    if (stub.recording().isPresent()) {
      replay(stub.recording().get());
    }
    stub.outputs().forEach(outputs::put);
    stub.leftOut().forEach(outputs::leaveOut);
    if (exitCode == 0 && stub.action().isPresent()) {
      act();
    } else if (stub.recording().isEmpty()) {
      outputs.fillIn();
    }
  }

  private void replay(Recording recording) throws IOException {
    Recording.Recorded recorded =
        recording
            .last(attempt.task().name())
            .orElseThrow(() -> new IOException(recording.folder() + " was changed"));
    Manifest.Ending ending = recorded.manifest().ending();
    time.pass(ending.duration().isNegative() ? Duration.ZERO : ending.duration());
    switch (ending.state()) {
      case SUCCEEDED -> {}
      case SKIPPED -> exitCode = ExitVerdict.SKIP;
      case FAILED -> {
        exitCode = ending.exitCode().orElse(1) == 0 ? 1 : ending.exitCode().orElse(1);
        reason = ending.reason().orElse("");
      }
      case TIMED_OUT -> time.passForEver();
    }
    recorded
        .manifest()
        .outputs()
        .forEach(
            (name, entry) ->
                outputs.put(
                    name,
                    entry instanceof ManifestEntry.Text text
                        ? new StubOutput.Given(text.value())
                        : new StubOutput.Fixture(recorded.directory().output(name))));
  }

  private void act() throws IOException, InterruptedException {
    outputs.toFolder();
    ActingAttempt acting = new ActingAttempt(attempt, outputs, time, log);
    try {
      stub.action().orElseThrow().run(acting);
      exitCode = acting.exitCode();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      exitCode = 1;
      reason = e.toString();
    }
  }

  private TaskOutcome outcome() throws IOException {
    ExitVerdict verdict = ExitVerdict.ofCommand(exitCode);
    return switch (verdict.state()) {
      case ENDED -> outputs.publish();
      case SKIPPED -> new TaskOutcome.Skipped();
      case FAILED ->
          new TaskOutcome.Failed(
              OptionalInt.of(verdict.code()),
              reason.isEmpty() ? ExitReason.of(exitCode, verdict) : reason,
              verdict.retryable());
    };
  }
}
