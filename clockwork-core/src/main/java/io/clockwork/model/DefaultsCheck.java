package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a layer of defaults that stands alone, without any task or param: that of a platform.
 * Places are below {@code /defaults}.
 */
public final class DefaultsCheck {
  private static final List<Rule> RULES =
      List.of(
          new TextRule(),
          new ImageRule(),
          new UnsubstitutedRule(),
          new EnvironmentRule(),
          new LiteralSecretRule(),
          new LimitRule(),
          new ResourceRule(),
          new KubernetesRule());

  private DefaultsCheck() {}

  /** Reports everything that is wrong with the layer, whatever the pipelines above it say. */
  public static void check(TaskSettings defaults, Findings findings) {
    PipelineDraft draft =
        new PipelineDraft(
            "",
            Optional.empty(),
            List.of(),
            defaults,
            List.of(),
            Optional.empty(),
            SourceMap.EMPTY);
    DraftIndex index = new DraftIndex(draft);
    RULES.forEach(rule -> rule.check(index, findings));
    KubernetesRule.checkMounts(
        FieldPath.of("defaults", "kubernetes"), defaults.kubernetes().over(Map.of()), findings);
    ExpressionScope scope = new ExpressionScope(Set.of(), Optional.empty(), findings);
    defaults
        .env()
        .forEachSet(
            (name, template) ->
                template.parts().forEach(part -> check(name, part, scope, findings)));
  }

  private static void check(
      String name, Template.Part part, ExpressionScope scope, Findings findings) {
    FieldPath path = FieldPath.of("defaults", "env", name);
    if (part instanceof Template.Malformed) {
      scope.problem(part).ifPresent(p -> findings.atValue(path, p.code(), p.message(), p.help()));
    } else if (!(part instanceof Template.Literal) && !(part instanceof Template.RunReference)) {
      findings.atValue(
          path,
          DiagnosticCode.UNKNOWN_EXPRESSION,
          "variable "
              + Quoted.text(name)
              + " names something of a pipeline, and a platform has none",
          "a platform can name what a run has: "
              + Quoted.names(Arrays.stream(RunField.values()).map(RunField::id).toList()));
    }
  }
}
