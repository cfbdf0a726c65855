package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the steps of several tasks have alike is written once, above the DAG. */
final class SharedValues {
  /** Members of a step that are the same for many tasks, and their names. */
  private static final Map<String, PyName> OF_STEPS =
      Map.of("code", PyName.local("CODE"), "params", PyName.local("PARAMS"));

  private final Map<String, Object> hoisted = new HashMap<>();

  private SharedValues() {}

  static SharedValues of(AirflowDag dag) {
    SharedValues shared = new SharedValues();
    for (String member : OF_STEPS.keySet()) {
      List<Object> values =
          dag.tasks().stream()
              .map(task -> task.step().members())
              .filter(members -> members.containsKey(member))
              .map(members -> members.get(member))
              .toList();
      if (values.size() > 1 && values.stream().distinct().count() == 1) {
        shared.hoisted.put(member, values.get(0));
      }
    }
    return shared;
  }

  List<PyStatement> assignments() {
    List<PyStatement> assignments = new ArrayList<>();
    for (String member : List.of("code", "params")) {
      Object value = hoisted.get(member);
      if (value != null) {
        assignments.add(PyAssign.of(nameOf(member), PlainPython.of(value)));
      }
    }
    return assignments;
  }

  /** The document of a task, with names for what is shared. */
  PyExpression step(AirflowTask task) {
    Map<String, Object> members = new LinkedHashMap<>(task.step().members());
    hoisted.keySet().forEach(member -> members.replace(member, nameOf(member)));
    return PlainPython.of(members);
  }

  private static PyName nameOf(String member) {
    PyName name = OF_STEPS.get(member);
    if (name == null) {
      throw new AssertionError("no name for " + member);
    }
    return name;
  }
}
