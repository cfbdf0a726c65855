package io.clockwork.docker;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks an engine again while it does not answer, as long as one takes to be restarted.
 *
 * @param address of the engine, for people
 * @param longest how long at most
 * @param nanoTime tells the time, from any beginning
 * @param pause passes the time between two questions
 */
record Patience(EngineAddress address, Duration longest, LongSupplier nanoTime, Pause pause) {
  static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Patience in real time. */
  static Patience with(EngineAddress address, Duration longest) {
    return new Patience(
        address, longest, System::nanoTime, pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
  }

  /** Passes time. */
  @FunctionalInterface
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /** Something asked of an engine. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws EngineException;
  }

  /** Something to be done with an engine that takes long, or needs files of this machine. */
  @FunctionalInterface
  interface Work {
    void run() throws AttemptFailure, EngineException, IOException, InterruptedException;
  }

  /**
   * The answer.
   *
   * @throws EngineException if the engine answers that it will not
   * @throws BackendUnavailableException if it does not come back
   */
  <T> T answer(Question<T> question) throws EngineException, InterruptedException {
    long giveUp = nanoTime.getAsLong() + longest.toNanos();
    while (true) {
      try {
        return question.ask();
      } catch (EngineException e) {
        pauseAfter(e, giveUp);
      }
    }
  }

  /**
   * Does work to its end; begins again where the engine was gone meanwhile.
   *
   * @throws EngineException if the engine answers that it will not
   * @throws BackendUnavailableException if it does not come back
   */
  void complete(Work work)
      throws AttemptFailure, EngineException, IOException, InterruptedException {
    long giveUp = nanoTime.getAsLong() + longest.toNanos();
    while (true) {
      try {
        work.run();
        return;
      } catch (EngineException e) {
        pauseAfter(e, giveUp);
      }
    }
  }

  private void pauseAfter(EngineException e, long giveUp)
      throws EngineException, InterruptedException {
    if (!e.isNoAnswer()) {
      throw e;
    }
    if (nanoTime.getAsLong() >= giveUp) {
      throw new BackendUnavailableException(
          "the container engine at "
              + address
              + " does not answer any more ("
              + e.getMessage()
              + "); resume the run once it is back",
          e);
    }
    pause.pause(PAUSE);
  }
}
