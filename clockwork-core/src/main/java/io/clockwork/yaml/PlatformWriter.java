package io.clockwork.yaml;

import io.clockwork.model.DurationText;
import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowOperator;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.KeepPods;
import io.clockwork.platform.Platform;
import io.clockwork.platform.StoreSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a platform: always the same text for the same platform, in the shortest forms. */
final class PlatformWriter {
  private PlatformWriter() {}

  static WrittenNode.Mapping write(Platform platform) {
    WrittenFields fields = new WrittenFields();
    fields.plain("apiVersion", "clockwork/v1");
    fields.plain("kind", "Platform");
    platform.timezone().ifPresent(zone -> fields.text("timezone", zone.getId()));
    Map<String, WrittenNode> runtimes = new LinkedHashMap<>();
    platform
        .runtimes()
        .forEach(
            (name, image) ->
                runtimes.put(
                    name, WrittenNode.Mapping.of(Map.of("image", WrittenNode.Scalar.text(image)))));
    fields.block("runtimes", runtimes);
    Map<String, WrittenNode> sizes = new LinkedHashMap<>();
    platform.sizes().forEach((name, amounts) -> sizes.put(name, SettingsWriter.resources(amounts)));
    fields.block("sizes", sizes);
    Map<String, WrittenNode> defaults = new LinkedHashMap<>();
    SettingsWriter.runtime(platform.defaults(), defaults);
    SettingsWriter.others(platform.defaults(), defaults);
    fields.block("defaults", defaults);
    platform.runtimeImage().ifPresent(image -> fields.text("runtime_image", image));
    platform.store().ifPresent(store -> fields.put("store", store(store)));
    platform.airflow().ifPresent(airflow -> fields.block("airflow", airflow(airflow)));
    git(platform, fields);
    WrittenFields alerts = new WrittenFields();
    platform.alerts().slackConnId().ifPresent(id -> alerts.text("slack_conn_id", id));
    platform.alerts().smtpConnId().ifPresent(id -> alerts.text("smtp_conn_id", id));
    fields.inline("alerts", alerts.entries());
    fields.block("policy", PolicyWriter.write(platform.policy()));
    return new WrittenNode.Mapping(fields.entries(), true);
  }

  private static WrittenNode store(StoreSettings store) {
    if (store.equals(StoreSettings.of(store.url()))) {
      return WrittenNode.Scalar.text(store.url().text());
    }
    WrittenFields fields = new WrittenFields();
    fields.text("url", store.url().text());
    store.endpoint().ifPresent(url -> fields.text("endpoint", url));
    store.secret().ifPresent(name -> fields.text("secret", name));
    store.keep().ifPresent(keep -> fields.text("keep", DurationText.of(keep)));
    return WrittenNode.Mapping.of(fields.entries());
  }

  private static Map<String, WrittenNode> airflow(AirflowSettings airflow) {
    WrittenFields fields = new WrittenFields();
    fields.text("version", airflow.version().toString());
    if (airflow.backend() != AirflowBackend.KUBERNETES) {
      fields.text("backend", airflow.backend().id());
    }
    if (airflow.operator() != AirflowOperator.CLOCKWORK) {
      fields.text("operator", airflow.operator().id());
    }
    airflow.namespace().ifPresent(name -> fields.text("namespace", name));
    airflow.kubernetesConnId().ifPresent(id -> fields.text("kubernetes_conn_id", id));
    if (!airflow.imagePullSecrets().isEmpty()) {
      fields.put("image_pull_secrets", WrittenData.texts(airflow.imagePullSecrets()));
    }
    if (!airflow.startupTimeout().equals(AirflowSettings.DEFAULT_STARTUP_TIMEOUT)) {
      fields.text("startup_timeout", DurationText.of(airflow.startupTimeout()));
    }
    airflow.pool().ifPresent(pool -> fields.text("pool", pool));
    if (airflow.keepPods() != KeepPods.NEVER) {
      fields.text("keep_pods", airflow.keepPods().id());
    }
    airflow.serviceAccount().ifPresent(name -> fields.text("service_account", name));
    if (airflow.deferrable()) {
      fields.plain("deferrable", "true");
    }
    return fields.entries();
  }

  private static void git(Platform platform, WrittenFields fields) {
    List<WrittenNode> credentials =
        platform.gitCredentials().stream()
            .map(
                credential -> {
                  WrittenFields one = new WrittenFields();
                  one.text("url", credential.url());
                  one.text("secret", credential.secret().toString());
                  return (WrittenNode) WrittenNode.Mapping.of(one.entries());
                })
            .toList();
    if (!credentials.isEmpty()) {
      fields.block("git", Map.of("credentials", new WrittenNode.Sequence(credentials)));
    }
  }
}
