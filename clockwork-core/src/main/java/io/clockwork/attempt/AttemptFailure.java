package io.clockwork.attempt;

import io.clockwork.executor.TaskOutcome;
import java.util.OptionalInt;

/** Ends an attempt early: carries the failure to where attempts end. */
public final class AttemptFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TaskOutcome.Failed outcome;

  /**
   * A failure.
   *
   * @param code the one that is reported, such as one of {@link io.clockwork.contract.RuntimeCode};
   *     empty if there is none
   * @param reason one line for people
   * @param retryable whether another attempt may help
   */
  public AttemptFailure(OptionalInt code, String reason, boolean retryable) {
    super(reason);
    outcome = new TaskOutcome.Failed(code, reason, retryable);
  }

  TaskOutcome.Failed outcome() {
    return outcome;
  }
}
