package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;

/**
 * {@code one_success} and {@code one_failed} fire while other parents are still running, whose
 * outputs could then be there in one run and missing in the next: no input stands beside them.
 */
final class EagerRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    for (TaskDraft task : draft.everyTask()) {
      if (task.triggerRule().isEager() && !task.inputs().isEmpty()) {
        findings.atValue(
            task.path().child("trigger_rule"),
            DiagnosticCode.EAGER_RULE,
            task
                + " has inputs and the trigger rule "
                + Quoted.text(task.triggerRule().id())
                + ", which does not wait for their producers",
            task.triggerRule() == TriggerRule.ONE_SUCCESS
                ? "use \"none_failed_min_one_success\", or \"after\" instead of inputs"
                : "use \"all_done\", or \"after\" instead of inputs");
      }
    }
  }
}
