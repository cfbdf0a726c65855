package io.clockwork.platform;

import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.AmountsCheck;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;

/** Sizes have names that pipelines can write, and amounts that a machine can have. */
final class SizesRule implements PlatformRule {
  @Override
  public void check(Platform platform, Findings findings) {
    platform
        .sizes()
        .forEach(
            (name, amounts) -> {
              FieldPath path = FieldPath.of("sizes", name);
              RuntimesRule.checkName(path, "size", name, findings);
              AmountsCheck.check(path, "size " + Quoted.text(name), amounts, findings);
            });
    platform
        .policy()
        .maxResources()
        .ifPresent(
            most ->
                AmountsCheck.check(
                    FieldPath.of("policy", "max_resources"), "the policy", most, findings));
  }
}
