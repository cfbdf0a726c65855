package io.clockwork.run;

import io.clockwork.diagnostic.ClockworkException;

/**
 * A run could not be begun or found for a reason that lies in no document: there is no such run, or
 * another process is at it. The message says what to do.
 */
public final class RunRefusedException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  RunRefusedException(String message) {
    super(message);
  }
}
