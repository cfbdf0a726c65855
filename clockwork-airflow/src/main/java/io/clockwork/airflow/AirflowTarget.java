package io.clockwork.airflow;

import io.clockwork.platform.AirflowBackend;
import io.clockwork.platform.AirflowOperator;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.Platform;
import java.util.ArrayList;
import java.util.List;

/**
 * What a DAG file is written for: a column of the capability table.
 *
 * @param operator which operators the file uses
 * @param backend where its tasks run
 * @param major of Airflow: 3 for 3.1 and later, 2 for 2.11
 */
record AirflowTarget(AirflowOperator operator, AirflowBackend backend, int major) {
  /** That of a platform. */
  static AirflowTarget of(AirflowSettings airflow) {
    return new AirflowTarget(airflow.operator(), airflow.backend(), airflow.version().major());
  }

  /** Whether a platform is for Airflow, and nothing stands beside a command there. */
  static boolean isAloneOn(Platform platform) {
    return platform.airflow().map(AirflowTarget::of).filter(AirflowTarget::isAlone).isPresent();
  }

  /** All of them, in the order of the table. */
  static List<AirflowTarget> all() {
    List<AirflowTarget> all = new ArrayList<>();
    for (AirflowOperator operator : AirflowOperator.values()) {
      for (AirflowBackend backend : AirflowBackend.values()) {
        all.add(new AirflowTarget(operator, backend, 3));
        all.add(new AirflowTarget(operator, backend, 2));
      }
    }
    return all;
  }

  boolean isPlain() {
    return operator == AirflowOperator.PLAIN;
  }

  boolean isDocker() {
    return backend == AirflowBackend.DOCKER;
  }

  /** Where nothing stands beside a command, on one host. */
  boolean isAlone() {
    return isPlain() && isDocker();
  }

  /** As people say it. */
  String version() {
    return major == 2 ? "2.11" : "3.1+";
  }
}
