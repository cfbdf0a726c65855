package io.clockwork.airflow;

import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.KeepPods;
import io.clockwork.platform.Platform;
import io.clockwork.platform.StoreSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where all tasks of a DAG run and keep their data, as {@code ClockworkOperator} reads it. */
final class TaskBackend {
  private TaskBackend() {}

  static Map<String, Object> of(ScheduledPipeline scheduled, AirflowSettings airflow) {
    Map<String, Object> backend = of(scheduled.platform(), airflow, scheduled.serviceAccount());
    scheduled
        .code()
        .flatMap(code -> scheduled.platform().gitCredential(code.source().git()))
        .map(SecretRef::toString)
        .ifPresent(secret -> backend.put("git_secret", secret));
    return backend;
  }

  /** The same of what belongs to no schedule. */
  static Map<String, Object> of(Platform platform, AirflowSettings airflow) {
    return of(platform, airflow, airflow.serviceAccount());
  }

  private static Map<String, Object> of(
      Platform platform, AirflowSettings airflow, Optional<String> serviceAccount) {
    Map<String, Object> backend = new LinkedHashMap<>();
    backend.put(
        airflow.backend().id(),
        airflow.backend() == AirflowBackend.DOCKER
            ? containers(airflow)
            : pods(airflow, serviceAccount));
    backend.put("runtime_image", platform.runtimeImage().orElseThrow());
    platform.store().ifPresent(said -> backend.put("store", store(said)));
    return backend;
  }

  private static Map<String, Object> pods(
      AirflowSettings airflow, Optional<String> serviceAccount) {
    Map<String, Object> pods = new LinkedHashMap<>();
    airflow.kubernetesConnId().ifPresent(id -> pods.put("conn_id", id));
    airflow.namespace().ifPresent(name -> pods.put("namespace", name));
    if (!airflow.imagePullSecrets().isEmpty()) {
      pods.put("image_pull_secrets", airflow.imagePullSecrets());
    }
    pods.put("startup_timeout", airflow.startupTimeout().toSeconds());
    serviceAccount.ifPresent(name -> pods.put("service_account", name));
    if (airflow.keepPods() != KeepPods.NEVER) {
      pods.put("keep_pods", airflow.keepPods().id());
    }
    if (airflow.deferrable()) {
      pods.put("deferrable", true);
    }
    return pods;
  }

  private static Map<String, Object> containers(AirflowSettings airflow) {
    return Map.of("startup_timeout", airflow.startupTimeout().toSeconds());
  }

  private static Map<String, Object> store(StoreSettings settings) {
    Map<String, Object> store = new LinkedHashMap<>();
    store.put("url", settings.url().text());
    settings.endpoint().ifPresent(url -> store.put("endpoint", url));
    settings.secret().ifPresent(name -> store.put("secret", name));
    return store;
  }
}
