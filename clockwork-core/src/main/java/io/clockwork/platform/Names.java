package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.KubernetesName;
import java.util.regex.Pattern;

/** Names of things outside of Clockwork: Kubernetes' objects, Airflow's connections and pools. */
final class Names {
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_.-]{1,250}");
  private static final Pattern POOL = Pattern.compile("[^\\p{Cntrl}]{1,256}");

  private Names() {}

  static void kubernetes(
      FieldPath path, String what, KubernetesName form, String name, Findings findings) {
    form.problem(name)
        .ifPresent(
            problem ->
                findings.atValue(
                    path,
                    DiagnosticCode.BAD_NAME,
                    what + " name " + Quoted.text(name) + " " + problem,
                    form.help()));
  }

  static void connection(FieldPath path, String id, Findings findings) {
    if (!CONNECTION.matcher(id).matches()) {
      findings.atValue(
          path,
          DiagnosticCode.BAD_NAME,
          "connection " + Quoted.text(id) + " is not a name that Airflow takes",
          "use letters, digits, \"_\", \"-\" and \".\"");
    }
  }

  static void pool(FieldPath path, String name, Findings findings) {
    if (name.isBlank() || !POOL.matcher(name).matches()) {
      findings.atValue(
          path,
          DiagnosticCode.BAD_NAME,
          "pool " + Quoted.text(name) + " is not a name that Airflow takes",
          "write the name of a pool of Airflow");
    }
  }
}
