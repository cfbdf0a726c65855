package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;

/**
 * Amounts are such as a machine can have. Names of runtimes and sizes have the form of task names;
 * whether they exist only the platform knows.
 */
final class ResourceRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft
        .layers()
        .forEach(
            layer -> {
              layer.settings().resources().written().ifPresent(r -> resources(layer, r, findings));
              layer.settings().runtime().written().ifPresent(r -> runtime(layer, r, findings));
            });
  }

  private static void resources(Layer layer, Resources resources, Findings findings) {
    FieldPath path = layer.path().child("resources");
    if (resources instanceof Resources.Size size) {
      name(path, "size", size.name(), findings);
    } else if (resources instanceof Resources.Amounts amounts) {
      AmountsCheck.check(path, layer.toString(), amounts, findings);
    }
  }

  private static void runtime(Layer layer, TaskRuntime runtime, Findings findings) {
    if (runtime instanceof TaskRuntime.Named named) {
      name(layer.path().child("runtime"), "runtime", named.name(), findings);
    }
  }

  private static void name(FieldPath path, String what, String name, Findings findings) {
    Optional<String> problem = NameForm.IDENTIFIER.problem(name);
    problem.ifPresent(
        text ->
            findings.atValue(
                path,
                DiagnosticCode.BAD_NAME,
                what + " name " + Quoted.text(name) + " " + text,
                NameForm.IDENTIFIER.help(name)));
  }
}
