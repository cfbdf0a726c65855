package io.clockwork.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a task's {@code kubernetes} part may say, each with the key of Kubernetes' own that it
 * becomes. The keys of the part are written like all keys of a specification; everything inside
 * them has Kubernetes' own shape, so that it can be copied from a manifest.
 */
enum KubernetesKey {
  VOLUMES("volumes"),
  VOLUME_MOUNTS("volumeMounts"),
  TOLERATIONS("tolerations"),
  NODE_SELECTOR("nodeSelector"),
  AFFINITY("affinity"),
  PRIORITY_CLASS("priorityClassName"),
  LABELS("labels"),
  ANNOTATIONS("annotations"),
  SECURITY_CONTEXT("securityContext"),
  HOST_NETWORK("hostNetwork"),
  HOST_PID("hostPID"),
  HOST_IPC("hostIPC"),
  SERVICE_ACCOUNT("serviceAccountName"),
  SERVICE_ACCOUNT_TOKEN("automountServiceAccountToken");

  private final String kubernetes;

  KubernetesKey(String kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** As a specification writes it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As Kubernetes writes it. */
  String kubernetes() {
    return kubernetes;
  }

  static Optional<KubernetesKey> of(String id) {
    return Arrays.stream(values()).filter(key -> key.id().equals(id)).findFirst();
  }

  /** The key that a name of Kubernetes' own means. */
  static Optional<KubernetesKey> meant(String name) {
    return Arrays.stream(values())
        .filter(key -> key.kubernetes.equals(name) || (key.kubernetes + "Name").equals(name))
        .findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(KubernetesKey::id).toList();
  }
}
