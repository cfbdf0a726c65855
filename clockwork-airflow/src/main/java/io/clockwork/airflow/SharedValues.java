package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the steps of several tasks have alike is written once, above the DAG. */
final class SharedValues {
  private static final PyName STEP = PyName.local("STEP");
  private static final PyName CODE = PyName.local("CODE");

  /** What a reader looks for at the task, even if another one has the same. */
  private static final Set<String> OF_A_TASK = Set.of("task", "run", "args", "inputs", "outputs");

  /** Members that every step has, with their values. */
  private final Map<String, Object> alike;

  /** Where they read their code, if some of several do and the others read none. */
  private final Optional<Object> code;

  private SharedValues(Map<String, Object> alike, Optional<Object> code) {
    this.alike = alike;
    this.code = code;
  }

  static SharedValues of(AirflowDag dag) {
    List<Map<String, Object>> steps =
        dag.tasks().stream().map(task -> task.step().members()).toList();
    if (steps.size() < 2) {
      return new SharedValues(Map.of(), Optional.empty());
    }
    Map<String, Object> alike = new LinkedHashMap<>(steps.get(0));
    alike.keySet().removeAll(OF_A_TASK);
    steps.forEach(step -> alike.entrySet().retainAll(step.entrySet()));
    List<Object> code =
        steps.stream().map(step -> step.get("code")).filter(Objects::nonNull).toList();
    boolean some = !alike.containsKey("code") && code.size() > 1 && Set.copyOf(code).size() == 1;
    return new SharedValues(alike, some ? Optional.of(code.get(0)) : Optional.empty());
  }

  List<PyStatement> assignments() {
    List<PyStatement> assignments = new ArrayList<>();
    code.ifPresent(value -> assignments.add(PyAssign.of(CODE, PlainPython.of(value))));
    if (!alike.isEmpty()) {
      assignments.add(PyAssign.of(STEP, PlainPython.of(alike)));
    }
    return assignments;
  }

  /** The document of a task, with names for what is shared. */
  PyExpression step(AirflowTask task) {
    Map<String, Object> own = new LinkedHashMap<>(task.step().members());
    own.keySet().removeAll(alike.keySet());
    code.ifPresent(value -> own.replace("code", CODE));
    return PlainPython.of(alike.isEmpty() ? Optional.empty() : Optional.of(STEP), own);
  }
}
