package io.clockwork.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;

/**
 * The time as a run knows it. Another one than the system's lets tests wait for nothing.
 * Thread-safe: the threads of a run share it.
 */
public interface RunClock extends InstantSource {

  /** The system's time. */
  static RunClock system() {
    return new SystemRunClock();
  }

  /**
   * Waits until a condition is signalled or a moment has come; may return earlier. The caller holds
   * the condition's lock, and looks again afterwards.
   *
   * @param changed is signalled when something else has happened
   * @param until the moment
   * @param idle whether nothing else can happen before that moment, so that a clock of its own may
   *     simply go on to it
   */
  void await(Condition changed, Instant until, boolean idle) throws InterruptedException;
}
