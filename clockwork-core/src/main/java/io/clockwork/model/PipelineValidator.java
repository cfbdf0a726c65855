package io.clockwork.model;

import io.clockwork.diagnostic.Diagnostic;
import java.util.List;

/** Runs every rule over a draft; none stops another. */
final class PipelineValidator {
  private static final List<Rule> RULES =
      List.of(
          new NameRule(),
          new TextRule(),
          new ParamRule(),
          new ActionRule(),
          new PathRule(),
          new ImageRule(),
          new WiringRule(),
          new EagerRule(),
          new NeverRunsRule(),
          new CycleRule(),
          new ExpressionRule(),
          new UnsubstitutedRule(),
          new EnvironmentRule(),
          new LiteralSecretRule(),
          new LimitRule(),
          new ResourceRule(),
          new KubernetesRule(),
          new NotebookRule(),
          new CodeSourceRule());

  private PipelineValidator() {}

  static List<Diagnostic> check(PipelineDraft draft) {
    DraftIndex index = new DraftIndex(draft);
    Findings findings = new Findings(draft.sources());
    RULES.forEach(rule -> rule.check(index, findings));
    return findings.all();
  }
}
