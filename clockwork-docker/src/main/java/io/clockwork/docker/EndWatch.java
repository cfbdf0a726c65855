package io.clockwork.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the end of one container. The engine's answer is only a hint to look: it is lost when
 * the connection breaks, while the container goes on or ends with its engine.
 */
final class EndWatch {
  private final Engine engine;
  private final String container;
  private ResultCallback.Adapter<WaitResponse> answer = new ResultCallback.Adapter<>();
  private boolean engineWasGone;

  /** Begins to wait for a container that was started. */
  EndWatch(Engine engine, String container) {
    this.engine = engine;
    this.container = container;
    ask();
  }

  private void ask() {
    answer = new ResultCallback.Adapter<>();
    try {
      engine.await(container, answer);
    } catch (EngineException e) {
      answer.onError(e);
    }
  }

  /** Whether the connection to the engine broke while the container ran. */
  boolean engineWasGone() {
    return engineWasGone;
  }

  /**
   * Waits for the end.
   *
   * @param limit how long at most; empty without a limit
   * @return how it ended; empty if its time is up
   * @throws ContainerGoneException if somebody removed it
   */
  Optional<ContainerState> await(Optional<Duration> limit)
      throws ContainerGoneException, EngineException, InterruptedException {
    long deadline = limit.map(time -> System.nanoTime() + time.toNanos()).orElse(0L);
    while (answered(limit, deadline)) {
      ContainerState state =
          engine
              .patience()
              .answer(() -> engine.state(container))
              .orElseThrow(ContainerGoneException::new);
      if (!state.running()) {
        return Optional.of(state);
      }
      engineWasGone = true;
      ask();
    }
    return Optional.empty();
  }

  private boolean answered(Optional<Duration> limit, long deadline) throws InterruptedException {
    try {
      if (limit.isEmpty()) {
        answer.awaitCompletion();
        return true;
      }
      return answer.awaitCompletion(
          Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (RuntimeException e) {
      engineWasGone = true;
      return true;
    }
  }
}
