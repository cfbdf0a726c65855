package io.clockwork.docker;

import io.clockwork.attempt.AttemptLog;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Removes what was made for an attempt; the log tells of what could not be. */
final class Removal {
  /** What is only just starting or ending, an engine may not give away at once. */
  private static final int TRIES = 3;

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Removal() {}

  /** Something asked of an engine. */
  @FunctionalInterface
  interface Order {
    void give() throws EngineException;
  }

  /** Removes something, also if the calling thread was interrupted. */
  static void of(String what, AttemptLog log, Order order) {
    of(what, log::say, order, pause -> TimeUnit.NANOSECONDS.sleep(pause.toNanos()));
  }

  /**
   * The same, with somebody else to tell and another time.
   *
   * @param log is told what could not be removed
   * @param pause passes the time between two tries
   */
  static void of(String what, Consumer<String> log, Order order, Patience.Pause pause) {
    boolean interrupted = false;
    for (int tries = 1; ; tries++) {
      // An interrupted thread has no calls of the engine answered.
      interrupted |= Thread.interrupted();
      try {
        order.give();
        break;
      } catch (EngineException e) {
        if (tries == TRIES) {
          log.accept("could not remove " + what + ", the next run will: " + e.getMessage());
          break;
        }
      }
      try {
        pause.pause(PAUSE);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
