package io.clockwork.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * When a task runs, seen from its parents' states. Meanings and names are Airflow's; the wiring
 * rule of inputs comes first.
 */
public enum TriggerRule {
  /** All parents succeeded. */
  ALL_SUCCESS,
  /** All parents ended, however. */
  ALL_DONE,
  /** A parent failed; does not wait for the others. */
  ONE_FAILED,
  /** All parents failed. */
  ALL_FAILED,
  /** A parent succeeded; does not wait for the others. */
  ONE_SUCCESS,
  /** All parents succeeded or were skipped. */
  NONE_FAILED,
  /** No parent failed and at least one succeeded. */
  NONE_FAILED_MIN_ONE_SUCCESS;

  /** The word used in specifications. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it may fire while parents are still running. */
  public boolean isEager() {
    return this == ONE_FAILED || this == ONE_SUCCESS;
  }

  /** The rule of this word. */
  public static Optional<TriggerRule> of(String id) {
    return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
  }
}
