package io.clockwork.airflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a task says about who its container is and what it may. It is laid over what holds for every
 * pod: not root, no more rights than at the start. Kubernetes starts no container whose parts
 * contradict each other, so that what was asked for is said in full.
 */
final class ContainerSecurity {
  private static final String ROOT_FORBIDDEN = "runAsNonRoot";
  private static final String MORE_RIGHTS = "allowPrivilegeEscalation";

  private ContainerSecurity() {}

  static Map<String, Object> of(Map<?, ?> said) {
    Map<String, Object> context = new LinkedHashMap<>();
    said.forEach((key, value) -> context.put(String.valueOf(key), value));
    if (said.get("runAsUser") instanceof Number user && user.longValue() == 0) {
      context.putIfAbsent(ROOT_FORBIDDEN, false);
    }
    if (Boolean.TRUE.equals(said.get("privileged")) || addsAdministration(said)) {
      context.putIfAbsent(MORE_RIGHTS, true);
    }
    return context;
  }

  private static boolean addsAdministration(Map<?, ?> said) {
    return said.get("capabilities") instanceof Map<?, ?> capabilities
        && capabilities.get("add") instanceof List<?> added
        && (added.contains("SYS_ADMIN") || added.contains("CAP_SYS_ADMIN"));
  }
}
