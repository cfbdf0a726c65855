package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tasks as {@code ClockworkOperator}s. */
final class ClockworkCalls implements TaskCalls {
  private static final PyName BACKEND = PyName.local("BACKEND");

  private final AirflowDag dag;
  private final SharedValues values;
  private final AlertCallbacks alerts;

  ClockworkCalls(AirflowDag dag) {
    this.dag = dag;
    values = SharedValues.of(dag);
    alerts = dag.alerts();
  }

  @Override
  public List<PyStatement> assignments() {
    List<PyStatement> assignments = new ArrayList<>(values.assignments());
    assignments.add(PyAssign.of(BACKEND, PlainPython.of(dag.backend())));
    return assignments;
  }

  @Override
  public Map<String, PyExpression> ofDag() {
    return Map.of();
  }

  @Override
  public Map<String, PyExpression> ofEveryTask() {
    return alerts.ofTasks();
  }

  @Override
  public PyCall call(AirflowTask task) {
    return PyCall.of(AirflowNames.CLOCKWORK_OPERATOR)
        .with("task_id", new PyString(task.id()))
        .with("step", values.step(task))
        .with("place", PlainPython.of(task.place()))
        .with("backend", BACKEND);
  }
}
