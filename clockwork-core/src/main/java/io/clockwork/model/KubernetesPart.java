package io.clockwork.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a task adds to its pod, in Kubernetes' own words: the one form in which back ends see the
 * {@code kubernetes} part of a task. Always the same for the same part, its keys in a fixed order.
 *
 * @param fields plain data. Of the pod: {@code volumes}, {@code tolerations}, {@code nodeSelector},
 *     {@code affinity}, {@code priorityClassName}, {@code labels}, {@code annotations}, {@code
 *     hostNetwork}, {@code hostPID}, {@code hostIPC}, {@code serviceAccountName}, {@code
 *     automountServiceAccountToken}. Of the user's container: {@code volumeMounts}, {@code
 *     securityContext}
 */
public record KubernetesPart(Map<String, Object> fields) {

  /** Copies the map, keeping its order. */
  public KubernetesPart {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The part of a task whose layers are merged, of a pipeline without an error. */
  public static KubernetesPart of(EffectiveSettings effective) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (KubernetesKey key : KubernetesKey.values()) {
      Object value = effective.kubernetes().get(key.id());
      if (value != null) {
        fields.put(key.kubernetes(), value);
      }
    }
    return new KubernetesPart(fields);
  }

  /** Whether nothing is added. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The secrets that its volumes mount, with where they are named. */
  public List<Mounted> secrets() {
    List<Mounted> secrets = new ArrayList<>();
    List<Map<?, ?>> volumes = maps(fields.get("volumes"));
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i).get("secret") instanceof Map<?, ?> source
          && source.get("secretName") instanceof String name) {
        secrets.add(new Mounted(name, below(KubernetesKey.VOLUMES).child(i)));
      }
    }
    return List.copyOf(secrets);
  }

  /** What it asks for that the platform must allow, with where it does. */
  public List<Asked> asked() {
    List<Asked> asked = new ArrayList<>();
    List<Map<?, ?>> volumes = maps(fields.get("volumes"));
    for (int i = 0; i < volumes.size(); i++) {
      if (volumes.get(i).containsKey("hostPath")) {
        FieldPath volume = below(KubernetesKey.VOLUMES).child(i);
        asked.add(new Asked(KubernetesPermission.HOST_PATH, volume.child("hostPath")));
      }
    }
    flag(KubernetesKey.HOST_NETWORK, KubernetesPermission.HOST_NETWORK, asked);
    flag(KubernetesKey.HOST_PID, KubernetesPermission.HOST_PID, asked);
    flag(KubernetesKey.HOST_IPC, KubernetesPermission.HOST_IPC, asked);
    flag(KubernetesKey.SERVICE_ACCOUNT_TOKEN, KubernetesPermission.SERVICE_ACCOUNT_TOKEN, asked);
    if (fields.containsKey("serviceAccountName")) {
      asked.add(
          new Asked(KubernetesPermission.SERVICE_ACCOUNT, below(KubernetesKey.SERVICE_ACCOUNT)));
    }
    if (fields.get("securityContext") instanceof Map<?, ?> context) {
      context.forEach((key, value) -> asked(String.valueOf(key), value).ifPresent(asked::add));
    }
    return List.copyOf(asked);
  }

  private static Optional<Asked> asked(String key, @Nullable Object value) {
    boolean on = Boolean.TRUE.equals(value);
    boolean zero = value instanceof Number number && number.longValue() == 0;
    Optional<KubernetesPermission> permission =
        switch (key) {
          case "privileged", "allowPrivilegeEscalation" ->
              only(on, KubernetesPermission.PRIVILEGED);
          case "runAsUser", "runAsGroup" -> only(zero, KubernetesPermission.ROOT);
          case "runAsNonRoot" -> only(!on, KubernetesPermission.ROOT);
          case "capabilities" ->
              only(
                  value instanceof Map<?, ?> map
                      && map.get("add") instanceof List<?> added
                      && !added.isEmpty(),
                  KubernetesPermission.CAPABILITIES);
          default -> Optional.empty();
        };
    return permission.map(p -> new Asked(p, below(KubernetesKey.SECURITY_CONTEXT).child(key)));
  }

  private static Optional<KubernetesPermission> only(boolean when, KubernetesPermission what) {
    return when ? Optional.of(what) : Optional.empty();
  }

  private void flag(KubernetesKey key, KubernetesPermission permission, List<Asked> asked) {
    if (Boolean.TRUE.equals(fields.get(key.kubernetes()))) {
      asked.add(new Asked(permission, below(key)));
    }
  }

  private static FieldPath below(KubernetesKey key) {
    return FieldPath.of("kubernetes", key.id());
  }

  private static List<Map<?, ?>> maps(@Nullable Object list) {
    List<Map<?, ?>> maps = new ArrayList<>();
    if (list instanceof List<?> items) {
      items.forEach(item -> maps.add((Map<?, ?>) item));
    }
    return maps;
  }

  /**
   * A secret that a volume mounts.
   *
   * @param secret its name
   * @param place from the task on
   */
  public record Mounted(String secret, FieldPath place) {}

  /**
   * Something unsafe.
   *
   * @param permission under which it is allowed
   * @param place from the task on
   */
  public record Asked(KubernetesPermission permission, FieldPath place) {}
}
