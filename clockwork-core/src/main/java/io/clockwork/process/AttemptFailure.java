package io.clockwork.process;

import io.clockwork.executor.TaskOutcome;
import java.util.OptionalInt;

/** Ends an attempt early: carries the failure to where attempts end. */
final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TaskOutcome.Failed outcome;

  AttemptFailure(OptionalInt code, String reason, boolean retryable) {
    super(reason);
    outcome = new TaskOutcome.Failed(code, reason, retryable);
  }

  TaskOutcome.Failed outcome() {
    return outcome;
  }
}
