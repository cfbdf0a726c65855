package io.clockwork.airflow;

import static io.clockwork.airflow.PodTemplate.ordered;

import io.clockwork.airflow.python.PyAssign;
import io.clockwork.airflow.python.PyName;
import io.clockwork.airflow.python.PyStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is the same in every pod, written once above the DAG. It belongs to the runtime, and is the
 * same that {@code ClockworkOperator} has.
 */
final class PodConstants {
  static final String RUN_ANNOTATION = "io.clockwork/run";
  static final PyName RUN = PyName.local("RUN");
  static final PyName RUN_VARIABLE = PyName.local("RUN_VARIABLE");
  static final PyName SHARED_VOLUME = PyName.local("SHARED_VOLUME");
  static final PyName SHARED_MOUNT = PyName.local("SHARED_MOUNT");
  static final PyName INPUTS_MOUNT = PyName.local("INPUTS_MOUNT");
  static final PyName CODE_MOUNT = PyName.local("CODE_MOUNT");
  static final PyName USER_SECURITY = PyName.local("USER_SECURITY");
  static final PyName PROBE = PyName.local("RUNTIME_PROBE");
  static final PyName SIDECAR_RESOURCES = PyName.local("RUNTIME_RESOURCES");
  static final PyName SIDECAR_SECURITY = PyName.local("RUNTIME_SECURITY");

  /** Nobody's on any machine, and the one that images without a user database call nonroot. */
  private static final int USER = 65532;

  private PodConstants() {}

  static List<PyStatement> assignments(boolean timed) {
    Map<PyName, Object> values = new LinkedHashMap<>();
    values.put(RUN, RunTemplates.document(timed));
    values.put(RUN_VARIABLE, runVariable());
    values.put(SHARED_VOLUME, ordered("name", "clockwork", "emptyDir", Map.of()));
    values.put(SHARED_MOUNT, ordered("name", "clockwork", "mountPath", "/clockwork"));
    values.put(INPUTS_MOUNT, readOnly("inputs"));
    values.put(CODE_MOUNT, readOnly("code"));
    values.put(USER_SECURITY, ofUser(Map.of()));
    values.put(PROBE, probe());
    values.put(SIDECAR_RESOURCES, resources());
    values.put(SIDECAR_SECURITY, ofRuntime());
    List<PyStatement> assignments = new ArrayList<>();
    values.forEach((name, value) -> assignments.add(PyAssign.of(name, PlainPython.of(value))));
    return assignments;
  }

  private static Map<String, Object> readOnly(String folder) {
    return ordered(
        "name",
        "clockwork",
        "mountPath",
        "/clockwork/" + folder,
        "subPath",
        folder,
        "readOnly",
        true);
  }

  private static Map<String, Object> runVariable() {
    String path = "metadata.annotations['" + RUN_ANNOTATION + "']";
    return ordered(
        "name", "CLOCKWORK_RUN", "valueFrom", Map.of("fieldRef", Map.of("fieldPath", path)));
  }

  private static Map<String, Object> probe() {
    return ordered(
        "exec",
        Map.of("command", List.of("/clockwork-runtime", "ready")),
        "periodSeconds",
        1,
        "failureThreshold",
        86_400);
  }

  /** What a container of the runtime takes. */
  static Map<String, Object> resources() {
    return ordered(
        "requests", ordered("cpu", "50m", "memory", "64Mi"), "limits", Map.of("memory", "1Gi"));
  }

  /** What a container of the runtime may. */
  static Map<String, Object> ofRuntime() {
    return ordered(
        "runAsNonRoot",
        true,
        "runAsUser",
        USER,
        "runAsGroup",
        USER,
        "allowPrivilegeEscalation",
        false,
        "readOnlyRootFilesystem",
        true,
        "capabilities",
        Map.of("drop", List.of("ALL")));
  }

  /** What the user's container may, and over it what its task says. */
  static Map<String, Object> ofUser(Map<?, ?> said) {
    Map<String, Object> context =
        ordered("allowPrivilegeEscalation", false, "capabilities", Map.of("drop", List.of("ALL")));
    said.forEach((key, value) -> context.put(String.valueOf(key), value));
    return context;
  }

  /** Who all containers of a pod are unless they say otherwise. */
  static Map<String, Object> ofPod() {
    return ordered(
        "runAsNonRoot",
        true,
        "runAsUser",
        USER,
        "runAsGroup",
        USER,
        "fsGroup",
        USER,
        "fsGroupChangePolicy",
        "OnRootMismatch",
        "seccompProfile",
        Map.of("type", "RuntimeDefault"));
  }
}
