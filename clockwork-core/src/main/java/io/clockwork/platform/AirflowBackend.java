package io.clockwork.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where Airflow runs tasks. */
public enum AirflowBackend {
  /** In pods. */
  KUBERNETES("kubernetes"),
  /** In containers of one host. */
  DOCKER("docker");

  private final String id;

  AirflowBackend(String id) {
    this.id = id;
  }

  /** As a platform writes it. */
  public String id() {
    return id;
  }

  /** The one of this id. */
  public static Optional<AirflowBackend> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }

  /** All ids, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(AirflowBackend::id).toList();
  }
}
