package io.clockwork.airflow;

import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the tasks of a DAG are written: with which operator, and what it needs around it. */
interface TaskCalls {
  /** What stands above the DAG. */
  List<PyStatement> assignments();

  /** Further arguments of the DAG. */
  Map<String, PyExpression> ofDag();

  /** Arguments of the operator that are the same for every task. */
  Map<String, PyExpression> ofEveryTask();

  /** A task that has to succeed before any other begins, without its id; mostly there is none. */
  default Optional<PyCall> preparation() {
    return Optional.empty();
  }

  /** The operator's call, with all arguments that are not Airflow's own. */
  PyCall call(AirflowTask task);
}
