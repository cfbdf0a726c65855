package io.clockwork.run;

import io.clockwork.model.TriggerRule;

/**
 * What becomes of a task, seen from its parents.
 *
 * <p>Wiring comes first: a producer of a required input that failed makes its consumer
 * upstream_failed at once; otherwise one that was skipped makes it skipped, once all of them have
 * ended, so that the answer does not depend on who ends first. Only a task that has all its
 * required inputs is judged by its trigger rule, over all its parents, producers of optional inputs
 * included.
 *
 * <p>The rules mean what they mean to Airflow's scheduler ({@code TriggerRuleDep}), which counts
 * upstream_failed parents as failed ones, with one difference: it lets a skip take effect as soon
 * as it is seen and so lets the order of events decide between skipped and upstream_failed; here a
 * failure always wins. A parent that was cancelled cancels what would have needed it.
 */
enum Verdict {
  /** Too early to say. */
  WAIT,
  /** It runs. */
  RUN,
  /** It ends skipped. */
  SKIP,
  /** It ends upstream_failed. */
  FAIL,
  /** It ends cancelled. */
  CANCEL;

  /**
   * The verdict on a pending task.
   *
   * @param required producers of its required inputs
   * @param all all its parents
   */
  static Verdict on(TriggerRule rule, Tally required, Tally all) {
    if (all.isEmpty()) {
      return RUN;
    }
    Verdict byWiring = byWiring(required);
    return byWiring == RUN ? byRule(rule, all) : byWiring;
  }

  private static Verdict byWiring(Tally required) {
    if (required.anyFailed()) {
      return FAIL;
    }
    if (!required.isComplete()) {
      return WAIT;
    }
    if (required.anyCancelled()) {
      return CANCEL;
    }
    return required.anySkipped() ? SKIP : RUN;
  }

  private static Verdict byRule(TriggerRule rule, Tally all) {
    return switch (rule) {
      case ALL_SUCCESS -> all.anyFailed() ? FAIL : atTheEnd(all, all.anySkipped() ? SKIP : RUN);
      case ALL_DONE -> all.isComplete() ? RUN : WAIT;
      case ONE_FAILED -> all.anyFailed() ? RUN : atTheEnd(all, SKIP);
      case ALL_FAILED -> all.anySucceeded() || all.anySkipped() ? SKIP : atTheEnd(all, RUN);
      case ONE_SUCCESS -> all.anySucceeded() ? RUN : atTheEnd(all, all.allSkipped() ? SKIP : FAIL);
      case NONE_FAILED -> all.anyFailed() ? FAIL : atTheEnd(all, RUN);
      case NONE_FAILED_MIN_ONE_SUCCESS ->
          all.anyFailed() ? FAIL : atTheEnd(all, all.allSkipped() ? SKIP : RUN);
    };
  }

  private static Verdict atTheEnd(Tally all, Verdict verdict) {
    if (!all.isComplete()) {
      return WAIT;
    }
    return all.anyCancelled() ? CANCEL : verdict;
  }
}
