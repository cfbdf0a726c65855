package io.clockwork.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the {@code kubernetes} part of a task may ask for only where the platform allows it. */
public enum KubernetesPermission {
  /** A volume of the node's own files. */
  HOST_PATH("host_path"),
  /** The node's network. */
  HOST_NETWORK("host_network"),
  /** The node's processes. */
  HOST_PID("host_pid"),
  /** The node's shared memory. */
  HOST_IPC("host_ipc"),
  /** A privileged container, or one whose processes may gain privileges. */
  PRIVILEGED("privileged"),
  /** Added capabilities. */
  CAPABILITIES("capabilities"),
  /** User or group 0, or an image's user whatever it is. */
  ROOT("root"),
  /** Another service account. */
  SERVICE_ACCOUNT("service_account"),
  /** The token of the service account. */
  SERVICE_ACCOUNT_TOKEN("service_account_token");

  private final String id;

  KubernetesPermission(String id) {
    this.id = id;
  }

  /** As a platform writes it. */
  public String id() {
    return id;
  }

  /** The permission of this id. */
  public static Optional<KubernetesPermission> of(String id) {
    return Arrays.stream(values()).filter(value -> value.id.equals(id)).findFirst();
  }

  /** All ids, in their order. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(KubernetesPermission::id).toList();
  }
}
