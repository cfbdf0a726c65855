package io.clockwork.run;

import java.time.Duration;

/** What {@link RunStateMachine} decided. */
sealed interface Step {

  /** The task, by its number in the {@link RunGraph}. */
  int task();

  /**
   * A task ended for good.
   *
   * @param state how
   * @param reason why it did not succeed, one line; empty if it did
   */
  record End(int task, TaskState state, String reason) implements Step {}

  /**
   * A task gets another attempt after a delay; whoever keeps the time says when that is over.
   *
   * @param attempt the number of that attempt
   * @param delay how long to wait
   * @param reason why the last one failed
   */
  record Retry(int task, int attempt, Duration delay, String reason) implements Step {}
}
