package io.clockwork.airflow;

import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.model.Backoff;
import io.clockwork.model.RetryPolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arguments that Airflow itself takes of a task, and those that all tasks of a DAG share. */
final class TaskArguments {
  private TaskArguments() {}

  static Map<String, PyExpression> of(AirflowTask task) {
    Map<String, PyExpression> arguments = new LinkedHashMap<>();
    RetryPolicy retries = task.retries();
    arguments.put("retries", PyInt.of(retries.count()));
    if (retries.count() > 0) {
      arguments.put("retry_delay", TimeLiterals.timedelta(retries.delay()));
      if (retries.backoff() == Backoff.EXPONENTIAL) {
        arguments.put("retry_exponential_backoff", new PyBool(true));
        arguments.put("max_retry_delay", TimeLiterals.timedelta(retries.maxDelay()));
      }
    }
    task.limit()
        .ifPresent(limit -> arguments.put("execution_timeout", TimeLiterals.timedelta(limit)));
    return arguments;
  }

  /** What every task has with the same value. */
  static Map<String, PyExpression> shared(AirflowDag dag) {
    Map<String, PyExpression> shared = new LinkedHashMap<>(of(dag.tasks().get(0)));
    for (AirflowTask task : dag.tasks()) {
      Map<String, PyExpression> own = of(task);
      shared.entrySet().removeIf(entry -> !entry.getValue().equals(own.get(entry.getKey())));
    }
    return shared;
  }
}
