package io.clockwork.platform;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DurationText;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.KubernetesName;
import java.time.Duration;

/** Names are such as Airflow and Kubernetes take; what only pods have is said only of pods. */
final class AirflowRule implements PlatformRule {
  private static final FieldPath AIRFLOW = FieldPath.of("airflow");
  private static final Duration LONGEST = Duration.ofDays(1);

  @Override
  public void check(Platform platform, Findings findings) {
    platform.airflow().ifPresent(airflow -> check(airflow, findings));
  }

  private static void check(AirflowSettings airflow, Findings findings) {
    airflow
        .namespace()
        .ifPresent(
            name ->
                Names.kubernetes(
                    AIRFLOW.child("namespace"), "namespace", KubernetesName.LABEL, name, findings));
    airflow
        .kubernetesConnId()
        .ifPresent(id -> Names.connection(AIRFLOW.child("kubernetes_conn_id"), id, findings));
    for (int i = 0; i < airflow.imagePullSecrets().size(); i++) {
      Names.kubernetes(
          AIRFLOW.child("image_pull_secrets").child(i),
          "secret",
          KubernetesName.SUBDOMAIN,
          airflow.imagePullSecrets().get(i),
          findings);
    }
    airflow.pool().ifPresent(pool -> Names.pool(AIRFLOW.child("pool"), pool, findings));
    airflow
        .serviceAccount()
        .ifPresent(
            name ->
                Names.kubernetes(
                    AIRFLOW.child("service_account"),
                    "service account",
                    KubernetesName.SUBDOMAIN,
                    name,
                    findings));
    checkTimeout(airflow.startupTimeout(), findings);
    if (airflow.backend() == AirflowBackend.DOCKER) {
      checkDocker(airflow, findings);
    }
  }

  private static void checkTimeout(Duration timeout, Findings findings) {
    boolean fits =
        timeout.compareTo(Duration.ofSeconds(1)) >= 0
            && timeout.compareTo(LONGEST) <= 0
            && timeout.toNanosPart() == 0;
    if (!fits) {
      findings.atValue(
          AIRFLOW.child("startup_timeout"),
          DiagnosticCode.OUT_OF_RANGE,
          "startup_timeout is " + DurationText.of(timeout),
          "write whole seconds from 1s to " + DurationText.of(LONGEST));
    }
  }

  private static void checkDocker(AirflowSettings airflow, Findings findings) {
    podsOnly("namespace", airflow.namespace().isPresent(), findings);
    podsOnly("kubernetes_conn_id", airflow.kubernetesConnId().isPresent(), findings);
    podsOnly("image_pull_secrets", !airflow.imagePullSecrets().isEmpty(), findings);
    podsOnly("keep_pods", airflow.keepPods() != KeepPods.NEVER, findings);
    podsOnly("service_account", airflow.serviceAccount().isPresent(), findings);
  }

  private static void podsOnly(String key, boolean said, Findings findings) {
    if (said) {
      findings.atKey(
          AIRFLOW.child(key),
          DiagnosticCode.CONFLICTING_KEYS,
          Quoted.text(key) + " is about pods, and backend \"docker\" has none",
          "leave it out, or write \"backend: kubernetes\"");
    }
  }
}
