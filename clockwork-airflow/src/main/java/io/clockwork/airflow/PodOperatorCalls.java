package io.clockwork.airflow;

import static io.clockwork.airflow.PodTemplate.ordered;

import io.clockwork.airflow.python.PyBool;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyStatement;
import io.clockwork.airflow.python.PyString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks as {@code KubernetesPodOperator}s of Airflow's own provider, nothing else installed. */
final class PodOperatorCalls implements TaskCalls {
  /** What becomes of a pod, by the platform's word. */
  private static final Map<String, String> ON_FINISH =
      Map.of("never", "delete_pod", "failed", "delete_succeeded_pod", "always", "keep_pod");

  private final AirflowDag dag;
  private final Map<?, ?> pods;

  PodOperatorCalls(AirflowDag dag) {
    this.dag = dag;
    pods = PodTemplate.member(dag.backend(), "kubernetes");
  }

  @Override
  public List<PyStatement> assignments() {
    List<PyStatement> assignments =
        new ArrayList<>(PodConstants.assignments(dag.timing().cron().isPresent()));
    assignments.addAll(PlainCallbacks.assignments(dag));
    return assignments;
  }

  @Override
  public Map<String, PyExpression> ofDag() {
    boolean claim =
        String.valueOf(PodTemplate.member(dag.backend(), "store").get("url")).startsWith("pvc:");
    return Map.of("user_defined_macros", PlainPython.of(RunTemplates.macros(claim)));
  }

  @Override
  public Map<String, PyExpression> ofEveryTask() {
    Map<String, PyExpression> all = new LinkedHashMap<>();
    putText(all, "kubernetes_conn_id", "conn_id");
    putText(all, "namespace", "namespace");
    all.put("cmds", PlainPython.of(List.of("/clockwork/bin/clockwork-wrap")));
    all.put("base_container_name", new PyString("main"));
    all.put("security_context", PlainPython.of(PodConstants.ofPod()));
    if (pods.get("image_pull_secrets") instanceof List<?> secrets) {
      all.put(
          "image_pull_secrets",
          new PyString(String.join(",", secrets.stream().map(String::valueOf).toList())));
    }
    putText(all, "service_account_name", "service_account");
    all.put("automount_service_account_token", new PyBool(false));
    all.put("startup_timeout_seconds", PlainPython.of(pods.get("startup_timeout")));
    all.put("startup_check_interval_seconds", PyInt.of(1));
    if (Boolean.TRUE.equals(pods.get("deferrable"))) {
      all.put("deferrable", new PyBool(true));
    }
    String kept = pods.get("keep_pods") instanceof String said ? said : "never";
    all.put("on_finish_action", new PyString(ON_FINISH.getOrDefault(kept, "delete_pod")));
    all.put("termination_message_policy", new PyString("FallbackToLogsOnError"));
    all.put("skip_on_exit_code", PyInt.of(99));
    all.put("log_pod_spec_on_failure", new PyBool(false));
    all.put("do_xcom_push", new PyBool(false));
    return all;
  }

  @Override
  public PyCall call(AirflowTask task) {
    Map<String, Object> members = task.step().members();
    PodTemplate template = new PodTemplate(task, dag.backend());
    Map<String, Object> labels = new LinkedHashMap<>();
    for (String name : List.of("scope", "pipeline", "task")) {
      labels.put("io.clockwork/" + name, members.get(name));
    }
    Map<String, Object> annotations = ordered(PodConstants.RUN_ANNOTATION, PodConstants.RUN);
    if (members.get("code") instanceof Map<?, ?> code) {
      annotations.put("io.clockwork/commit", code.get("commit"));
    }
    PyCall call =
        PyCall.of(AirflowNames.POD_OPERATOR)
            .with("task_id", new PyString(task.id()))
            .with("name", new PyString(members.get("scope") + "-" + task.id()))
            .with("image", text(String.valueOf(task.place().get("image"))))
            .with("labels", PlainPython.of(JinjaText.in(labels)))
            .with("annotations", PlainPython.of(JinjaText.in(annotations)))
            .with("pod_template_dict", PlainPython.of(JinjaText.in(template.pod())));
    if (template.mountsToken()) {
      call = call.with("automount_service_account_token", new PyBool(true));
    }
    return PlainCallbacks.of(dag, call);
  }

  private void putText(Map<String, PyExpression> arguments, String name, String member) {
    if (pods.get(member) instanceof String said) {
      arguments.put(name, text(said));
    }
  }

  private static PyString text(String text) {
    return new PyString(JinjaText.of(text));
  }
}
