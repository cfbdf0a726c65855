package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyAttribute;
import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyList;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyNone;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import io.clockwork.contract.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tasks as {@code DockerOperator}s of Airflow's own provider, nothing else installed. One container
 * an attempt: the wrapper in it, which a volume holds, gets the step ready by itself. The step
 * stands where nothing is templated, so that Jinja sees nothing of a specification.
 */
final class ContainerOperatorCalls implements TaskCalls {
  private static final PyName RUNTIME = PyName.local("RUNTIME");
  private static final PyName RUNTIME_IMAGE = PyName.local("RUNTIME_IMAGE");
  private static final PyName JSON = PyName.module("json");
  private static final PyName AS_JSON = PyName.local("AS_JSON");
  private static final PyName MOUNTS = PyName.local("MOUNTS");

  private static final String ROOT = "/clockwork";
  private static final String PROGRAMS = ROOT + "/bin";

  /** How often what is done once a run is tried again: not the business of any one task. */
  private static final int RETRIES = 2;

  /** Of a hash, enough for the images of one engine. */
  private static final int DIGITS = 8;

  private static final Duration DELAY = Duration.ofSeconds(30);

  private final AirflowDag dag;
  private final SharedValues values;

  ContainerOperatorCalls(AirflowDag dag) {
    this.dag = dag;
    values = SharedValues.of(dag);
  }

  @Override
  public List<PyStatement> assignments() {
    List<PyStatement> assignments = new ArrayList<>(values.assignments());
    assignments.add(PyAssign.of(AS_JSON, asJson()));
    assignments.add(
        PyAssign.of(
            PodConstants.RUN,
            new PyString(RunTemplates.document(dag.timing().cron().isPresent()))));
    String image = String.valueOf(dag.backend().get("runtime_image"));
    assignments.add(PyAssign.of(RUNTIME_IMAGE, new PyString(JinjaText.of(image))));
    assignments.add(PyAssign.of(RUNTIME, new PyString(volume(image))));
    assignments.add(
        PyAssign.of(
            MOUNTS,
            PlainPython.of(
                List.of(
                    mount(ROOT, new PyNone()).with("type", new PyString("tmpfs")),
                    mount(PROGRAMS, RUNTIME).with("read_only", new PyBool(true))))));
    assignments.addAll(PlainCallbacks.assignments(dag));
    return assignments;
  }

  @Override
  public Map<String, PyExpression> ofDag() {
    return Map.of("user_defined_macros", PlainPython.of(RunTemplates.macros(false)));
  }

  @Override
  public Map<String, PyExpression> ofEveryTask() {
    Map<String, PyExpression> all = new LinkedHashMap<>();
    all.put("environment", PlainPython.of(Map.of("CLOCKWORK_RUN", PodConstants.RUN)));
    all.put("entrypoint", PlainPython.of(List.of(PROGRAMS + "/clockwork-wrap")));
    all.put("mounts", MOUNTS);
    all.put("mount_tmp_dir", new PyBool(false));
    all.put("auto_remove", new PyString("force"));
    all.put("skip_on_exit_code", PyInt.of(99));
    all.put("do_xcom_push", new PyBool(false));
    return all;
  }

  /** Puts the wrapper into its volume; that it is there already does no harm. */
  @Override
  public Optional<PyCall> preparation() {
    PyCall call =
        PyCall.of(AirflowNames.DOCKER_OPERATOR)
            .with("task_id", new PyString(TaskFlow.PREPARATION))
            .with("image", RUNTIME_IMAGE)
            .with("user", new PyString("0:0")) // whose volumes are
            .with("entrypoint", PlainPython.of(List.of("/clockwork-runtime")))
            .with("command", PlainPython.of(List.of("install", PROGRAMS)))
            .with("mounts", PlainPython.of(List.of(mount(PROGRAMS, RUNTIME))))
            .with("retries", PyInt.of(RETRIES))
            .with("retry_delay", TimeLiterals.timedelta(DELAY));
    return Optional.of(PlainCallbacks.of(dag, call));
  }

  @Override
  public PyCall call(AirflowTask task) {
    Map<String, Object> labels = new LinkedHashMap<>();
    for (String name : List.of("scope", "pipeline", "task")) {
      labels.put("io.clockwork." + name, task.step().members().get(name));
    }
    PyCall call =
        PyCall.of(AirflowNames.DOCKER_OPERATOR)
            .with("task_id", new PyString(task.id()))
            .with("image", new PyString(JinjaText.of(String.valueOf(task.place().get("image")))))
            .with(
                "private_environment",
                PlainPython.of(Map.of("CLOCKWORK_STEP", PyCall.of(AS_JSON, values.step(task)))))
            .with("labels", PlainPython.of(labels));
    for (Map.Entry<String, PyExpression> limit :
        ContainerLimits.of(PodTemplate.member(task.place(), "resources")).entrySet()) {
      call = call.with(limit.getKey(), limit.getValue());
    }
    return PlainCallbacks.of(dag, call);
  }

  /** One for each image, so that files of two versions do not take it from each other. */
  private static String volume(String image) {
    return TaskFlow.PREPARATION + "-" + Sha256.of(image).substring(0, DIGITS);
  }

  /** As the step document is read, and not longer than in UTF-8. */
  private static PyCall asJson() {
    return PyCall.of(PyName.of("functools", "partial"), new PyAttribute(JSON, "dumps"))
        .with("ensure_ascii", new PyBool(false))
        .with("separators", new PyList(List.of(new PyString(","), new PyString(":"))));
  }

  private static PyCall mount(String target, PyExpression source) {
    return PyCall.of(AirflowNames.MOUNT, new PyString(target), source);
  }
}
