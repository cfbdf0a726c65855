package io.clockwork.platform;

import io.clockwork.model.DefaultsCheck;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.Resources;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.TaskSettings;

/** Defaults are such as a pipeline could have, and name runtimes and sizes that are here. */
final class DefaultsRule implements PlatformRule {
  private static final FieldPath DEFAULTS = FieldPath.of("defaults");

  @Override
  public void check(Platform platform, Findings findings) {
    TaskSettings defaults = platform.defaults();
    DefaultsCheck.check(defaults, findings);
    PlatformNames names = new PlatformNames(platform);
    if (defaults.runtime().written().orElse(null) instanceof TaskRuntime.Named runtime) {
      names
          .unknownRuntime("the defaults", runtime.name())
          .ifPresent(
              p -> findings.atValue(DEFAULTS.child("runtime"), p.code(), p.message(), p.help()));
    }
    if (defaults.resources().written().orElse(null) instanceof Resources.Size size) {
      names
          .unknownSize("the defaults", size.name())
          .ifPresent(
              p -> findings.atValue(DEFAULTS.child("resources"), p.code(), p.message(), p.help()));
    }
  }
}
