package io.clockwork.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which operators a DAG uses. */
public enum AirflowOperator {
  /** Those of the provider package for Clockwork. */
  CLOCKWORK("clockwork"),
  /** Those of Airflow itself, where no package may be installed: a reduced mode. */
  PLAIN("plain");

  private final String id;

  AirflowOperator(String id) {
    this.id = id;
  }

  /** As a platform writes it. */
  public String id() {
    return id;
  }

  /** The one of this id. */
  public static Optional<AirflowOperator> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }

  /** All ids, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(AirflowOperator::id).toList();
  }
}
