package io.clockwork.docker;

import io.clockwork.attempt.AttemptLog;

/** Removes what was made for an attempt; the log tells of what could not be. */
final class Removal {
  private Removal() {}

  /** Something asked of an engine. */
  @FunctionalInterface
  interface Order {
    void give() throws EngineException;
  }

  /** Removes something, also if the calling thread was interrupted. */
  static void of(String what, AttemptLog log, Order order) {
    // An interrupted thread has no calls of the engine answered.
    boolean interrupted = Thread.interrupted();
    try {
      order.give();
    } catch (EngineException e) {
      log.say("could not remove " + what + ", the next run will: " + e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
