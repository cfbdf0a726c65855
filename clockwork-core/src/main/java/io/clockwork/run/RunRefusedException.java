package io.clockwork.run;

import io.clockwork.diagnostic.ClockworkException;
import io.clockwork.diagnostic.Quoted;

/**
 * A run could not be begun or found for a reason that lies in no document: there is no such run, or
 * another process is at it. The message says what to do.
 */
public final class RunRefusedException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  RunRefusedException(String message) {
    super(message);
  }

  static RunRefusedException stillRunning(String run) {
    return new RunRefusedException(
        "run " + Quoted.text(run) + " is still running: wait for its end, or stop it");
  }
}
