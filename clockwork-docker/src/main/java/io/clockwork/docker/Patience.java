package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks an engine again while it does not answer, as long as one takes to be restarted. */
final class Patience {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 500;

  private Patience() {}

  /** Something asked of an engine. */
  @FunctionalInterface
  interface Question<T> {
    T ask() throws EngineException;
  }

  /**
   * The answer.
   *
   * @throws EngineException if the engine answers that it will not
   * @throws BackendUnavailableException if it does not come back
   */
  static <T> T answer(Engine engine, Question<T> question)
      throws EngineException, InterruptedException {
    long giveUp = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      try {
        return question.ask();
      } catch (EngineException e) {
        if (!e.isNoAnswer()) {
          throw e;
        }
        if (System.nanoTime() > giveUp) {
          throw new BackendUnavailableException(
              "the container engine at "
                  + engine.address()
                  + " does not answer any more ("
                  + e.getMessage()
                  + "); resume the run once it is back",
              e);
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }
}
