package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CommandEnd;
import io.clockwork.attempt.CommandHost;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.code.CodeRoot;
import io.clockwork.contract.BaseEnvironment;
import io.clockwork.contract.Manifest;
import io.clockwork.contract.TaskContext;
import io.clockwork.contract.TaskEnvironment;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.store.AttemptStage;
import io.clockwork.store.InputForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Commands as processes of this machine.
 *
 * @param inherited the variables that all of them see
 * @param launcher starts them
 * @param python what Python tasks need
 */
record ProcessHost(Map<String, String> inherited, ProcessLauncher launcher, PythonTools python)
    implements CommandHost {

  @Override
  public InputForm inputForm() {
    return InputForm.LINK;
  }

  @Override
  public TaskContext context(StagedAttempt staged) {
    AttemptStage stage = staged.stage();
    CodeRoot code = staged.code();
    return staged.context(
        staged.attempt().inputs(),
        new TaskPlaces(
            stage.inputs(),
            stage.directory().outputs(),
            stage.context(),
            code.top(),
            code.folder(),
            stage.tmp()));
  }

  @Override
  public CommandEnd run(StagedAttempt staged, TaskContext context, AttemptLog log)
      throws AttemptFailure, IOException, InterruptedException {
    TaskAttempt attempt = staged.attempt();
    TaskCommand command =
        TaskCommand.of(
            context,
            TaskEnvironment.own(context, base(), attempt.secrets()),
            staged.stage(),
            staged.code(),
            python,
            log);
    Instant started = Instant.now();
    TaskProcess process =
        launcher.start(command.words(), staged.code().folder(), command.variables(), log::pump);
    boolean ended = await(process, attempt, log);
    return new CommandEnd(
        ended ? OptionalInt.of(process.exitCode()) : OptionalInt.empty(),
        Optional.empty(),
        started,
        Manifest.Origin.WORKING_TREE);
  }

  private BaseEnvironment base() {
    String home = inherited.getOrDefault("HOME", "");
    boolean writable =
        !home.isEmpty() && Files.isDirectory(Path.of(home)) && Files.isWritable(Path.of(home));
    return new BaseEnvironment(inherited, writable);
  }

  /** Whether it ended by itself; otherwise it was stopped because its time was up. */
  private static boolean await(TaskProcess process, TaskAttempt attempt, AttemptLog log)
      throws InterruptedException {
    Optional<Duration> timeout = attempt.task().effective().timeout();
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
      say(process.end(), log);
    }
    return ended;
  }

  private static void say(TaskProcess.Leftovers leftovers, AttemptLog log) {
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
}
