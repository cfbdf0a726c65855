package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;

/**
 * A task that runs when all its parents failed cannot also need the output of one of them: the
 * failure that the rule waits for leaves the input missing. Only a warning, since the task does run
 * where it is selected alone and its inputs are taken from an earlier run.
 */
final class NeverRunsRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    for (TaskDraft task : draft.everyTask()) {
      Optional<TaskDraft.NamedInput> required =
          task.inputs().stream().filter(named -> !named.optional()).findFirst();
      if (task.triggerRule() == TriggerRule.ALL_FAILED && required.isPresent()) {
        findings.atValue(
            task.path().child("trigger_rule"),
            DiagnosticCode.NEVER_RUNS,
            task
                + " never runs: the trigger rule "
                + Quoted.text(task.triggerRule().id())
                + " waits for its parents to fail, and required input "
                + Quoted.text(required.get().name())
                + " for one to succeed",
            "make the input optional, or use \"after\" instead of inputs");
      }
    }
  }
}
