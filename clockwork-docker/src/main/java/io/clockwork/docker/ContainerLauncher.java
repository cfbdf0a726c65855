package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.attempt.CommandEnd;
import io.clockwork.attempt.StagedAttempt;
import io.clockwork.contract.Manifest;
import io.clockwork.contract.TaskPlaces;
import io.clockwork.executor.LogStream;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.model.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * Starts the containers of one attempt: that of its command, and those that prepare it.
 *
 * @param image which all of them use
 * @param user as whom they run
 * @param readOnlyRoot whether they can write to nothing but what is mounted for them
 */
record ContainerLauncher(
    Engine engine,
    Containers containers,
    Images images,
    StagedAttempt staged,
    EngineImage image,
    ContainerUser user,
    boolean readOnlyRoot,
    AttemptLog log) {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int NAME_DIGITS = 8;
  private static final int SIGKILL_CODE = 137;

  /** What an exit code says of a command that cannot be executed or is not found. */
  private static final Set<Integer> NOT_EXECUTED = Set.of(126, 127);

  /** Runs the task's own command. */
  CommandEnd run(ContainerCommand command, Map<String, String> variables, List<Mount> mounts)
      throws AttemptFailure, InterruptedException {
    sayForeignPlatform();
    TaskAttempt attempt = staged.attempt();
    ContainerLimits limits = ContainerLimits.of(attempt.task());
    ContainerEnd end =
        run(
            new ContainerRun(engine, containers, log, log::stream, attempt.gracePeriod()),
            spec(command, variables, mounts, limits),
            attempt.task().effective().timeout());
    if (end.state().filter(state -> state.outOfMemory() && state.exitCode() == 0).isPresent()) {
      log.say("warning: a process of the task was killed because memory ran out" + limit(limits));
    }
    return new CommandEnd(
        end.state().map(state -> OptionalInt.of(state.exitCode())).orElse(OptionalInt.empty()),
        end.state().flatMap(state -> cause(state, end.engineWasGone(), limits)),
        end.started(),
        new Manifest.Origin(
            Optional.empty(),
            Optional.of(image.reference()),
            Optional.of(image.digest().orElse(image.id()))));
  }

  /** Runs a command that prepares the attempt; what it prints is said in the log. */
  int prepare(List<String> words, Map<String, String> variables, List<Mount> mounts)
      throws AttemptFailure, InterruptedException {
    ContainerEnd end =
        run(
            new ContainerRun(
                engine, containers, log, unused -> log.stream(LogStream.CLOCKWORK), GRACE),
            spec(new ContainerCommand(words, List.of()), variables, mounts, ContainerLimits.NONE),
            Optional.empty());
    return end.state().map(ContainerState::exitCode).orElse(SIGKILL_CODE);
  }

  private ContainerEnd run(ContainerRun run, ContainerSpec spec, Optional<Duration> limit)
      throws AttemptFailure, InterruptedException {
    try {
      return run.run(spec, limit);
    } catch (EngineException e) {
      if (e.isNotFound()) {
        images.forget(image);
      }
      throw e.failure("cannot run the task");
    } catch (ContainerGoneException e) {
      throw new AttemptFailure(OptionalInt.empty(), e.getMessage(), true);
    }
  }

  /** The order for a container that has volumes and is never started. */
  ContainerSpec dataSpec(List<Mount> volumes) {
    ContainerCommand never = new ContainerCommand(List.of("never-started"), List.of());
    return spec(never, Map.of(), volumes, ContainerLimits.NONE);
  }

  /** A name that nothing else on the engine has. */
  String newName() {
    TaskAttempt attempt = staged.attempt();
    return "clockwork-"
        + attempt.pipeline().name()
        + "-"
        + attempt.task().name()
        + "-"
        + attempt.number()
        + "-"
        + UUID.randomUUID().toString().substring(0, NAME_DIGITS);
  }

  /** Makes a volume for the attempt. */
  void create(Volume volume) throws EngineException, InterruptedException {
    engine
        .patience()
        .answer(
            () -> {
              containers.createVolume(
                  volume.name(), containers.labels(ContainerLabels.of(staged.attempt())));
              return true;
            });
  }

  /** Removes a volume that was made for the attempt; does nothing if it was not. */
  void remove(Volume volume) {
    Removal.of("volume " + volume.name(), log, () -> containers.removeVolume(volume.name()));
  }

  private ContainerSpec spec(
      ContainerCommand command,
      Map<String, String> variables,
      List<Mount> mounts,
      ContainerLimits limits) {
    TaskPlaces places = ContainerPlaces.of(staged.code());
    TaskAttempt attempt = staged.attempt();
    return new ContainerSpec(
        newName(),
        image.id(),
        command.words(),
        command.arguments(),
        variables,
        places.workingDirectory().toString(),
        mounts,
        user.ids(),
        readOnlyRoot,
        limits,
        containers.labels(ContainerLabels.of(attempt)));
  }

  private boolean isForeign() {
    return !image.platform().equals(engine.info().platform());
  }

  private void sayForeignPlatform() {
    if (isForeign()) {
      log.say(
          "warning: image "
              + image.reference()
              + " is for "
              + image.platform()
              + ", and the engine's machine is "
              + engine.info().platform()
              + ": it runs, slowly, only where that can be emulated");
    }
  }

  /** What is known beyond the exit code of why it ended badly. */
  private Optional<String> cause(
      ContainerState state, boolean engineWasGone, ContainerLimits limits) {
    String code = " (exit code " + state.exitCode() + ")";
    if (state.exitCode() == 0) {
      return Optional.empty();
    }
    if (state.outOfMemory()) {
      return Optional.of("out of memory" + limit(limits) + code);
    }
    if (engineWasGone) {
      return Optional.of("the container engine stopped while the task ran" + code);
    }
    if (isForeign() && NOT_EXECUTED.contains(state.exitCode())) {
      return Optional.of(
          "its image is for "
              + image.platform()
              + ", and the engine's machine, "
              + engine.info().platform()
              + ", cannot run it: use an image for that, or install an emulation such as"
              + " qemu-user-static there"
              + code);
    }
    return Optional.of(state.error()).filter(error -> !error.isEmpty()).map(error -> error + code);
  }

  private static String limit(ContainerLimits limits) {
    return limits.memory().map(Quantity::toString).map(text -> ", limit " + text).orElse("");
  }
}
