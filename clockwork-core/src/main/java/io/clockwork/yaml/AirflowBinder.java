package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowOperator;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.AirflowVersion;
import io.clockwork.platform.KeepPods;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the Airflow that runs schedules. */
final class AirflowBinder {
  private static final List<String> KEYS =
      List.of(
          "version",
          "backend",
          "operator",
          "namespace",
          "kubernetes_conn_id",
          "image_pull_secrets",
          "startup_timeout",
          "pool",
          "keep_pods",
          "service_account",
          "deferrable");

  private final Fields fields;
  private final AirflowSettings.Builder builder;

  private AirflowBinder(Fields fields) {
    this.fields = fields;
    builder = AirflowSettings.builder(version().orElse(AirflowVersion.FIRST_OF_3));
  }

  static Optional<AirflowSettings> read(Field field) {
    return field
        .fields(KEYS, "write {version: \"3.1\", backend: kubernetes}")
        .map(fields -> new AirflowBinder(fields).read());
  }

  private AirflowSettings read() {
    set(
        "backend",
        f -> f.word(AirflowBackend::of, AirflowBackend.ids(), "backends"),
        builder::backend);
    set(
        "operator",
        f -> f.word(AirflowOperator::of, AirflowOperator.ids(), "operators"),
        builder::operator);
    set("namespace", f -> f.text("write a namespace of Kubernetes"), builder::namespace);
    set(
        "kubernetes_conn_id",
        f -> f.text("write the id of a connection of Airflow"),
        builder::kubernetesConnId);
    set(
        "image_pull_secrets",
        f -> f.texts("write a list of secrets, such as [registry]"),
        builder::imagePullSecrets);
    set("startup_timeout", DurationBinder::read, builder::startupTimeout);
    set("pool", f -> f.text("write the name of a pool of Airflow"), builder::pool);
    set("keep_pods", f -> f.word(KeepPods::of, KeepPods.ids(), "choices"), builder::keepPods);
    set("service_account", f -> f.text("write a service account"), builder::serviceAccount);
    set("deferrable", Field::flag, builder::deferrable);
    return builder.build();
  }

  private <T> void set(String key, Function<Field, Optional<T>> reader, Consumer<T> setter) {
    fields.get(key).flatMap(reader).ifPresent(setter);
  }

  private Optional<AirflowVersion> version() {
    Optional<Field> field =
        fields.require("version", "add the version that files are written for: version: \"3.1\"");
    Optional<String> text = field.flatMap(f -> f.text("write 3.1 or 2.11"));
    Optional<AirflowVersion> version = text.flatMap(AirflowVersion::parse);
    if (text.isPresent() && version.isEmpty()) {
      field
          .orElseThrow()
          .fail(
              DiagnosticCode.UNKNOWN_VALUE,
              "files are not written for Airflow " + Quoted.text(text.get()),
              "write 3.1 or a later 3, or 2.11");
    }
    return version;
  }
}
