package io.clockwork.run;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks the secrets of a run up. */
final class SecretValues {
  private SecretValues() {}

  /** The values of all secrets that the selected tasks name; reports those that are missing. */
  static Map<SecretRef, String> of(
      Pipeline pipeline,
      Set<String> selected,
      SecretSource source,
      Collection<Diagnostic> problems) {
    Map<SecretRef, Optional<String>> asked = new HashMap<>();
    for (String task : selected) {
      pipeline
          .task(task)
          .effective()
          .secrets()
          .forEach(
              (variable, secret) -> {
                if (asked.computeIfAbsent(secret, source::find).isEmpty()) {
                  problems.add(missing(pipeline, task, variable, secret));
                }
              });
    }
    Map<SecretRef, String> found = new HashMap<>();
    asked.forEach((secret, value) -> value.ifPresent(text -> found.put(secret, text)));
    return found;
  }

  private static Diagnostic missing(
      Pipeline pipeline, String task, String variable, SecretRef secret) {
    return Diagnostic.of(
            DiagnosticCode.MISSING_SECRET,
            place(pipeline, task, variable),
            "task "
                + Quoted.text(task)
                + " needs secret "
                + Quoted.text(secret.toString())
                + ", which is not there")
        .withHelp(
            "put \""
                + secret.secret()
                + ": {"
                + secret.key()
                + ": ..}\" into a file and name it with --secrets, or into your own secrets file");
  }

  private static Optional<SourceLocation> place(Pipeline pipeline, String task, String variable) {
    FieldPath own = FieldPath.of("tasks", task, "secrets", variable);
    FieldPath defaults = FieldPath.of("defaults", "secrets", variable);
    boolean inherited = !pipeline.sources().contains(own) && pipeline.sources().contains(defaults);
    return pipeline.sources().value(inherited ? defaults : own);
  }
}
