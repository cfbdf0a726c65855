package io.clockwork.platform;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Findings;
import java.util.List;

/** Runs every rule over a platform; none stops another. */
final class PlatformValidator {
  private static final List<PlatformRule> RULES =
      List.of(
          new RuntimesRule(),
          new SizesRule(),
          new DefaultsRule(),
          new StoreRule(),
          new AirflowRule(),
          new GitRule(),
          new AlertsRule(),
          new PolicyRule(),
          new TeamsRule());

  private PlatformValidator() {}

  static ValidationReport check(Platform platform) {
    Findings findings = new Findings(platform.sources());
    RULES.forEach(rule -> rule.check(platform, findings));
    return ValidationReport.of(findings.all());
  }
}
