package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Alerts of tasks, where Airflow's own notifiers send them. Airflow makes a text of a notifier with
 * its address, so that it may not stand in default_args: it stands above the DAG.
 */
final class PlainCallbacks {
  private static final Map<String, PyName> NAMES =
      Map.of(
          AlertCallbacks.ON_FAILURE,
          PyName.local("ON_FAILURE"),
          AlertCallbacks.ON_RETRY,
          PyName.local("ON_RETRY"));

  private PlainCallbacks() {}

  /** What stands above the DAG. */
  static List<PyStatement> assignments(AirflowDag dag) {
    List<PyStatement> assignments = new ArrayList<>();
    dag.alerts()
        .ofTasks()
        .forEach((argument, calls) -> assignments.add(PyAssign.of(name(argument), calls)));
    return assignments;
  }

  /** A task's call with its alerts. */
  static PyCall of(AirflowDag dag, PyCall task) {
    PyCall call = task;
    for (String argument : dag.alerts().ofTasks().keySet()) {
      call = call.with(argument, name(argument));
    }
    return call;
  }

  private static PyName name(String argument) {
    PyName name = NAMES.get(argument);
    if (name == null) {
      throw new AssertionError("no name for " + argument);
    }
    return name;
  }
}
