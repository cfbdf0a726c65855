package io.clockwork.airflow;

import static io.clockwork.airflow.PodTemplate.ordered;

import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyString;
import io.clockwork.platform.StoreUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The task that removes old runs, as an operator of Airflow's own providers, which stand behind
 * {@code ClockworkOperator} as well: the runtime's image, and of the store what a sidecar has.
 */
final class CleaningCalls {
  private static final String RUNTIME = "/clockwork-runtime";
  private static final String FOLDER_AT = "/clockwork-store";

  private static final int RETRIES = 2;
  private static final Duration DELAY = Duration.ofMinutes(5);

  /** What is left then is removed the next day. */
  private static final Duration LIMIT = Duration.ofHours(12);

  private CleaningCalls() {}

  /** In a pod, as those of tasks are. */
  static PyCall pod(AirflowDag dag, String task, String age) {
    Map<String, PyExpression> arguments =
        new LinkedHashMap<>(new PodOperatorCalls(dag).ofEveryTask());
    arguments.put("cmds", PlainPython.of(List.of(RUNTIME)));
    arguments.remove("skip_on_exit_code");
    PyCall call =
        begun(AirflowNames.POD_OPERATOR, dag, task)
            .with("name", new PyString(dag.id()))
            .with("arguments", PlainPython.of(words(age)))
            .with("pod_template_dict", PlainPython.of(JinjaText.in(template(dag.backend()))));
    return ended(call, arguments);
  }

  /** In a container, to which the folder is bound. */
  static PyCall container(AirflowDag dag, String task, String age) {
    StoreUrl url = PodStore.urlOf(dag.backend());
    String folder = url instanceof StoreUrl.Folder known ? known.path() : url.text();
    PyCall mount =
        PyCall.of(AirflowNames.MOUNT, new PyString(FOLDER_AT), new PyString(folder))
            .with("type", new PyString("bind"));
    PyCall call =
        begun(AirflowNames.DOCKER_OPERATOR, dag, task)
            .with("user", new PyString("0:0")) // whose the folders of the store are
            .with("entrypoint", PlainPython.of(List.of(RUNTIME)))
            .with("command", PlainPython.of(words(age)))
            .with("environment", PlainPython.of(Map.of("CLOCKWORK_STORE", "file://" + FOLDER_AT)))
            .with("mounts", PlainPython.of(List.of(mount)))
            .with("mount_tmp_dir", new PyBool(false))
            .with("auto_remove", new PyString("force"))
            .with("do_xcom_push", new PyBool(false));
    return ended(call, Map.of());
  }

  private static List<String> words(String age) {
    return List.of("clean", "--older-than", age);
  }

  private static PyCall begun(PyName operator, AirflowDag dag, String task) {
    String image = String.valueOf(dag.backend().get("runtime_image"));
    return PyCall.of(operator)
        .with("task_id", new PyString(task))
        .with("image", new PyString(JinjaText.of(image)));
  }

  private static PyCall ended(PyCall call, Map<String, PyExpression> arguments) {
    PyCall whole = call;
    for (Map.Entry<String, PyExpression> argument : arguments.entrySet()) {
      whole = whole.with(argument.getKey(), argument.getValue());
    }
    return whole
        .with("retries", PyInt.of(RETRIES))
        .with("retry_delay", TimeLiterals.timedelta(DELAY))
        .with("execution_timeout", TimeLiterals.timedelta(LIMIT));
  }

  private static Map<String, Object> template(Map<String, Object> backend) {
    StoreUrl url = PodStore.urlOf(backend);
    List<Object> variables = new ArrayList<>();
    variables.add(ordered("name", "CLOCKWORK_STORE", "value", PodStore.told(url)));
    if (PodTemplate.member(backend, "store").get("endpoint") instanceof String endpoint) {
      variables.add(ordered("name", "CLOCKWORK_STORE_ENDPOINT", "value", endpoint));
    }
    Map<String, Object> main = ordered("name", "main", "env", variables);
    put(main, "envFrom", PodStore.credentials(backend));
    put(main, "volumeMounts", PodStore.mounts(url));
    main.put("resources", PodConstants.resources());
    main.put("securityContext", PodConstants.ofRuntime());
    Map<String, Object> spec = new LinkedHashMap<>();
    put(spec, "volumes", PodStore.volumes(url));
    spec.put("containers", List.of(main));
    return Map.of("spec", spec);
  }

  private static void put(Map<String, Object> map, String name, List<Object> values) {
    if (!values.isEmpty()) {
      map.put(name, values);
    }
  }
}
