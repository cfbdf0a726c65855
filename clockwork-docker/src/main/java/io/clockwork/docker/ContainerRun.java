package io.clockwork.docker;

import io.clockwork.attempt.AttemptLog;
import io.clockwork.executor.LogStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** One container from its creation to its removal. */
final class ContainerRun {
  private static final Duration KILLED = Duration.ofSeconds(10);

  private final Engine engine;
  private final Containers containers;
  private final AttemptLog log;
  private final Function<LogStream, OutputStream> output;
  private final Duration grace;

  /**
   * A container.
   *
   * @param output where its streams go
   * @param grace how long it may take to end after SIGTERM
   */
  ContainerRun(
      Engine engine,
      Containers containers,
      AttemptLog log,
      Function<LogStream, OutputStream> output,
      Duration grace) {
    this.engine = engine;
    this.containers = containers;
    this.log = log;
    this.output = output;
    this.grace = grace;
  }

  /**
   * Runs it to its end and removes it.
   *
   * @param limit how long it may run
   * @throws EngineException if it cannot be created or started
   * @throws ContainerGoneException if somebody else removed it
   * @throws InterruptedException after it was stopped because the caller was interrupted
   */
  ContainerEnd run(ContainerSpec spec, Optional<Duration> limit)
      throws EngineException, ContainerGoneException, InterruptedException {
    String id = engine.patience().answer(() -> containers.create(spec));
    try {
      return run(id, limit);
    } finally {
      Removal.of("container " + id, log, () -> containers.remove(id));
    }
  }

  private ContainerEnd run(String id, Optional<Duration> limit)
      throws EngineException, ContainerGoneException, InterruptedException {
    LogFollower follower = LogFollower.listen(engine, id, output);
    engine.patience().answer(() -> engine.start(id));
    Instant started = Instant.now();
    EndWatch watch = new EndWatch(engine, id);
    Optional<ContainerState> state;
    try {
      state = end(id, watch, limit);
    } finally {
      if (!follower.finish(watch.engineWasGone())) {
        log.say("the engine gave no more of the task's output: this log may lack its end");
      }
    }
    return new ContainerEnd(state, started, watch.engineWasGone());
  }

  private Optional<ContainerState> end(String id, EndWatch watch, Optional<Duration> limit)
      throws ContainerGoneException, EngineException, InterruptedException {
    try {
      Optional<ContainerState> state = watch.await(limit);
      if (state.isEmpty()) {
        stop(id, watch);
      }
      return state;
    } catch (InterruptedException e) {
      try {
        stop(id, watch);
      } catch (InterruptedException again) {
        // Asked twice: at once.
        engine.signal(id, "SIGKILL");
      }
      throw e;
    }
  }

  /** SIGTERM, a grace period, SIGKILL. */
  private void stop(String id, EndWatch watch)
      throws ContainerGoneException, EngineException, InterruptedException {
    engine.signal(id, "SIGTERM");
    if (watch.await(Optional.of(grace)).isEmpty()) {
      engine.signal(id, "SIGKILL");
      watch.await(Optional.of(KILLED));
    }
  }
}
