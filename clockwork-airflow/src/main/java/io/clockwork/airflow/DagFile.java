package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyBinary;
import io.clockwork.airflow.python.PyBlank;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyComment;
import io.clockwork.airflow.python.PyEvaluate;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyModule;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyNames;
import io.clockwork.airflow.python.PyNone;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import io.clockwork.airflow.python.PyWith;
import io.clockwork.export.FileOrigin;
import io.clockwork.export.GeneratedFile;
import io.clockwork.model.TriggerRule;
import io.clockwork.platform.AirflowBackend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes a DAG as a file. */
final class DagFile {
  /** What a mismatch of a variable and its task's id is called. */
  private static final Optional<String> OTHER_NAME = Optional.of("AIR001");

  private final AirflowDag dag;
  private final AirflowNames imports;
  private final TaskCalls calls;
  private final Map<String, PyExpression> shared;
  private final PyNames variables;

  private DagFile(AirflowDag dag, AirflowNames imports, TaskCalls calls) {
    this.dag = dag;
    this.imports = imports;
    this.calls = calls;
    this.shared = TaskArguments.shared(dag);
    List<String> names = new ArrayList<>(dag.tasks().stream().map(AirflowTask::id).toList());
    dag.flow().gates().keySet().forEach(task -> names.add(TaskFlow.gateOf(task)));
    names.add(TaskFlow.WATCHER);
    names.add(TaskFlow.PREPARATION);
    this.variables =
        PyNames.of(names, Set.of("pendulum", "timedelta", "hashlib", "re", "json", "partial"));
  }

  /** The file of a DAG of {@code ClockworkOperator}s. */
  static DagFile of(AirflowDag dag, AirflowNames imports) {
    return new DagFile(dag, imports, new ClockworkCalls(dag));
  }

  /** The file of a DAG of operators of Airflow's own providers. */
  static DagFile plain(AirflowDag dag, AirflowNames imports) {
    boolean containers = dag.backend().containsKey(AirflowBackend.DOCKER.id());
    TaskCalls calls = containers ? new ContainerOperatorCalls(dag) : new PodOperatorCalls(dag);
    return new DagFile(dag, imports, calls);
  }

  /** What stands in it, without imports and comments. */
  List<PyStatement> body() {
    List<PyStatement> body = new ArrayList<>(calls.assignments());
    body.add(new PyBlank());
    body.add(new PyWith(header(), Optional.empty(), block()));
    return body;
  }

  /** The file itself. */
  GeneratedFile written() {
    return written(dag, body());
  }

  /** The file of a DAG with what stands in it. */
  static GeneratedFile written(AirflowDag dag, List<PyStatement> body) {
    PyModule module = new PyModule(below -> head(dag, below), body);
    return new GeneratedFile(dag.id() + ".py", module.source());
  }

  private static List<PyComment> head(AirflowDag dag, String below) {
    return FileOrigin.lines(dag.origin(), below).stream().map(PyComment::new).toList();
  }

  private PyCall header() {
    DagHeader header = new DagHeader(dag, imports);
    Map<String, PyExpression> defaults = new LinkedHashMap<>();
    dag.owner().ifPresent(owner -> defaults.put("owner", new PyString(owner)));
    dag.pool().ifPresent(pool -> defaults.put("pool", new PyString(pool)));
    defaults.putAll(shared);
    defaults.putAll(calls.ofEveryTask());
    PyCall call = header.call(defaults);
    for (Map.Entry<String, PyExpression> argument : calls.ofDag().entrySet()) {
      call = call.with(argument.getKey(), argument.getValue());
    }
    return call;
  }

  private List<PyStatement> block() {
    List<PyStatement> block = new ArrayList<>();
    calls.preparation().ifPresent(call -> block.add(assign(TaskFlow.PREPARATION, call)));
    dag.tasks().forEach(task -> block.add(assign(task.id(), operator(task))));
    dag.flow()
        .gates()
        .forEach(
            (task, rule) -> {
              String gate = TaskFlow.gateOf(task);
              block.add(assign(gate, withRule(named(AirflowNames.EMPTY_OPERATOR, gate), rule)));
            });
    if (!dag.flow().watched().isEmpty()) {
      block.add(assign(TaskFlow.WATCHER, watcher()));
    }
    List<PyStatement> edges = edges();
    if (!edges.isEmpty()) {
      block.add(new PyBlank());
      block.addAll(edges);
    }
    return block;
  }

  /** A task in its variable. Ruff knows Airflow's own operators, and what they are to be called. */
  private PyAssign assign(String id, PyCall call) {
    PyName variable = variables.of(id);
    boolean ofAirflow =
        call.callee() instanceof PyName operator
            && operator.origin().filter(from -> from.module().startsWith("airflow.")).isPresent();
    return new PyAssign(
        variable,
        call,
        ofAirflow && !variable.identifier().equals(id) ? OTHER_NAME : Optional.empty());
  }

  private PyCall watcher() {
    PyCall watcher =
        withRule(named(AirflowNames.BASH_OPERATOR, TaskFlow.WATCHER), TriggerRule.ONE_FAILED)
            .with("bash_command", new PyString("echo 'a task failed' >&2; exit 1"))
            .with("retries", PyInt.of(0));
    return dag.alerts().ofTasks().containsKey(AlertCallbacks.ON_FAILURE)
        ? watcher.with(AlertCallbacks.ON_FAILURE, new PyNone())
        : watcher;
  }

  private PyCall operator(AirflowTask task) {
    PyCall call = calls.call(task);
    for (Map.Entry<String, PyExpression> argument : TaskArguments.of(task).entrySet()) {
      if (!shared.containsKey(argument.getKey())) {
        call = call.with(argument.getKey(), argument.getValue());
      }
    }
    TriggerRule rule = dag.flow().rules().getOrDefault(task.id(), TriggerRule.ALL_SUCCESS);
    if (rule != TriggerRule.ALL_SUCCESS) {
      call = withRule(call, rule);
    }
    return task.description().isPresent()
        ? call.with("doc_md", DagHeader.markdown(task.description().get()))
        : call;
  }

  private static PyCall named(PyName operator, String id) {
    return PyCall.of(operator).with("task_id", new PyString(id));
  }

  private static PyCall withRule(PyCall call, TriggerRule rule) {
    return call.with("trigger_rule", new PyString(rule.id()));
  }

  /** One line for each task that others wait for, in the order of the tasks. */
  private List<PyStatement> edges() {
    Map<String, List<PyExpression>> after = new LinkedHashMap<>();
    after.put(TaskFlow.PREPARATION, new ArrayList<>());
    dag.tasks().forEach(task -> after.put(task.id(), new ArrayList<>()));
    dag.flow()
        .edges()
        .forEach(
            (before, names) -> {
              List<PyExpression> list = after.computeIfAbsent(before, b -> new ArrayList<>());
              names.forEach(name -> list.add(variables.of(name)));
            });
    dag.flow().watched().forEach(task -> put(after, task, variables.of(TaskFlow.WATCHER)));
    List<PyStatement> edges = new ArrayList<>();
    after.forEach(
        (before, names) -> {
          if (!names.isEmpty()) {
            PyExpression right = names.size() == 1 ? names.get(0) : new PyList(names);
            edges.add(
                new PyEvaluate(
                    new PyBinary(variables.of(before), PyBinary.Operator.BEFORE, right)));
          }
        });
    return edges;
  }

  private static void put(Map<String, List<PyExpression>> lists, String key, PyExpression value) {
    lists.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
  }
}
