package io.clockwork.schedule;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.Findings;
import java.util.ArrayList;
import java.util.List;

/** Runs every rule over a draft; none stops another. */
final class ScheduleValidator {
  private static final List<ScheduleRule> RULES =
      List.of(
          new ScheduleNameRule(),
          new LabelRule(),
          new TimingRule(),
          new WorkRule(),
          new StepRule(),
          new GivenParamRule(),
          new AlertRule());

  private ScheduleValidator() {}

  static List<Diagnostic> check(ScheduleDraft draft) {
    Findings findings = new Findings(draft.sources());
    RULES.forEach(rule -> rule.check(draft, findings));
    List<Diagnostic> all = new ArrayList<>(findings.all());
    if (draft.pipelines().isEmpty()) {
      all.addAll(draft.stepReport().diagnostics());
    }
    return all;
  }
}
