package io.clockwork.airflow;

import io.clockwork.model.KubernetesPart;
import io.clockwork.model.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a task needs of its pod, as {@code ClockworkOperator} reads it. */
final class PodPlace {
  /** Those of a task's additions that belong to the pod's metadata. */
  private static final Set<String> OF_METADATA = Set.of("labels", "annotations");

  /** Those of a task's additions that belong to the user's container. */
  private static final Set<String> OF_CONTAINER = Set.of("volumeMounts", "securityContext");

  private PodPlace() {}

  /**
   * The place of a task.
   *
   * @param image what it runs in
   */
  static Map<String, Object> of(Task task, String image) {
    Map<String, Object> place = new LinkedHashMap<>(TaskPlace.of(task, image));
    KubernetesPart part = KubernetesPart.of(task.effective());
    if (!part.isEmpty()) {
      place.put("kubernetes", pod(part.fields()));
    }
    return place;
  }

  /** A partial pod of Kubernetes' own form; its first container is the user's. */
  private static Map<String, Object> pod(Map<String, Object> fields) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    Map<String, Object> spec = new LinkedHashMap<>();
    Map<String, Object> container = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (OF_METADATA.contains(key)) {
            metadata.put(key, value);
          } else if (value instanceof Map<?, ?> context && key.equals("securityContext")) {
            container.put(key, ContainerSecurity.of(context));
          } else {
            (OF_CONTAINER.contains(key) ? container : spec).put(key, value);
          }
        });
    // Kubernetes' form of a pod is not complete without a container.
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("name", "main");
    named.putAll(container);
    spec.put("containers", List.of(named));
    Map<String, Object> pod = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      pod.put("metadata", metadata);
    }
    pod.put("spec", spec);
    return pod;
  }
}
