package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyString;
import io.clockwork.airflow.python.PyWith;
import io.clockwork.contract.Sha256;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.DurationText;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.Platform;
import io.clockwork.platform.StoreSettings;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The file of the DAG that removes old runs of a platform's store, once a day. */
final class CleaningFile {
  /** Schedules cannot begin with Clockwork's name. */
  private static final String PREFIX = "clockwork-clean-";

  /** Of a hash, enough for the stores of one Airflow. */
  private static final int DIGITS = 8;

  private static final String TASK = "clean";
  private static final String DAILY = "0 0 * * *";
  private static final ZoneId ZONE = ZoneId.of("UTC");

  /** Before any store is cleaned; what was before it is not made up for. */
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

  private CleaningFile() {}

  /** None where runs are kept for ever, or tasks have no data. */
  static Optional<GeneratedFile> of(Platform platform) {
    if (AirflowTarget.isAloneOn(platform) || platform.airflow().isEmpty()) {
      return Optional.empty();
    }
    AirflowSettings airflow = platform.airflow().get();
    return platform
        .store()
        .filter(store -> store.keep().isPresent())
        .map(store -> of(platform, airflow, store, DurationText.of(store.keep().get())));
  }

  private static GeneratedFile of(
      Platform platform, AirflowSettings airflow, StoreSettings store, String age) {
    AirflowDag dag = dag(platform, airflow, store, age);
    Map<String, PyExpression> defaults = new LinkedHashMap<>();
    dag.pool().ifPresent(pool -> defaults.put("pool", new PyString(pool)));
    PyCall header =
        new DagHeader(dag, AirflowNames.of(airflow.version()))
            .call(defaults)
            // It would do nothing until somebody noticed.
            .with("is_paused_upon_creation", new PyBool(false));
    PyCall clean =
        AirflowTarget.of(airflow).isDocker()
            ? CleaningCalls.container(dag, TASK, age)
            : CleaningCalls.pod(dag, TASK, age);
    PyAssign task = PyAssign.of(PyName.local(TASK), clean);
    return DagFile.written(dag, List.of(new PyWith(header, Optional.empty(), List.of(task))));
  }

  private static AirflowDag dag(
      Platform platform, AirflowSettings airflow, StoreSettings store, String age) {
    String url = store.url().text();
    String server = store.endpoint().map(endpoint -> " at " + endpoint).orElse("");
    String what = "Removes runs from " + url + server + " in which nothing was written for " + age;
    return new AirflowDag(
        PREFIX + Sha256.of(url + server).substring(0, DIGITS),
        List.of("store: " + url + server),
        Optional.of(what),
        Optional.empty(),
        new AirflowDag.Timing(
            Optional.of(DAILY),
            ZONE,
            Optional.of(START),
            Optional.empty(),
            false,
            1,
            Optional.empty()),
        Map.of(),
        Optional.empty(),
        airflow.pool(),
        List.of("clockwork"),
        AlertCallbacks.NONE,
        TaskBackend.of(platform, airflow),
        List.of(),
        TaskFlow.NONE);
  }
}
