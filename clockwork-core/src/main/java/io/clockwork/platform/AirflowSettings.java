package io.clockwork.platform;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The Airflow that runs schedules, and the cluster or host behind it.
 *
 * @param version that files are written for
 * @param backend where tasks run
 * @param operator which operators are used
 * @param namespace of the pods; empty for that of the connection
 * @param kubernetesConnId the connection to the cluster; empty where Airflow runs in it
 * @param imagePullSecrets secrets with which nodes pull images
 * @param startupTimeout how long a pod may take to start, pulling its image included
 * @param pool the pool that tasks take their slots from; empty for Airflow's default
 * @param keepPods which pods are kept
 * @param serviceAccount of the pods, unless a team has its own; empty for the namespace's default
 * @param deferrable whether tasks wait in the triggerer instead of holding a worker
 */
public record AirflowSettings(
    AirflowVersion version,
    AirflowBackend backend,
    AirflowOperator operator,
    Optional<String> namespace,
    Optional<String> kubernetesConnId,
    List<String> imagePullSecrets,
    Duration startupTimeout,
    Optional<String> pool,
    KeepPods keepPods,
    Optional<String> serviceAccount,
    boolean deferrable) {

  /** How long a pod may take to start unless something else is said. */
  public static final Duration DEFAULT_STARTUP_TIMEOUT = Duration.ofMinutes(10);

  /** Refuses nulls and copies the list. */
  public AirflowSettings {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(kubernetesConnId, "kubernetesConnId");
    imagePullSecrets = List.copyOf(imagePullSecrets);
    Objects.requireNonNull(startupTimeout, "startupTimeout");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(keepPods, "keepPods");
    Objects.requireNonNull(serviceAccount, "serviceAccount");
  }

  /** Starts with the defaults: Kubernetes, the provider's operator, no pod kept, not deferrable. */
  public static Builder builder(AirflowVersion version) {
    return new Builder(version);
  }

  /** Collects the settings. Every call replaces what an earlier one said. Not thread-safe. */
  public static final class Builder {
    private final AirflowVersion version;
    private AirflowBackend backend = AirflowBackend.KUBERNETES;
    private AirflowOperator operator = AirflowOperator.CLOCKWORK;
    private Optional<String> namespace = Optional.empty();
    private Optional<String> kubernetesConnId = Optional.empty();
    private List<String> imagePullSecrets = List.of();
    private Duration startupTimeout = DEFAULT_STARTUP_TIMEOUT;
    private Optional<String> pool = Optional.empty();
    private KeepPods keepPods = KeepPods.NEVER;
    private Optional<String> serviceAccount = Optional.empty();
    private boolean deferrable;

    private Builder(AirflowVersion version) {
      this.version = Objects.requireNonNull(version, "version");
    }

    /** Where tasks run; {@link AirflowBackend#KUBERNETES} by default. */
    public Builder backend(AirflowBackend value) {
      backend = Objects.requireNonNull(value, "value");
      return this;
    }

    /** Which operators are used; {@link AirflowOperator#CLOCKWORK} by default. */
    public Builder operator(AirflowOperator value) {
      operator = Objects.requireNonNull(value, "value");
      return this;
    }

    /** The namespace of the pods. */
    public Builder namespace(String name) {
      namespace = Optional.of(name);
      return this;
    }

    /** The connection to the cluster. */
    public Builder kubernetesConnId(String id) {
      kubernetesConnId = Optional.of(id);
      return this;
    }

    /** Secrets with which nodes pull images. */
    public Builder imagePullSecrets(List<String> names) {
      imagePullSecrets = List.copyOf(names);
      return this;
    }

    /** How long a pod may take to start; {@link #DEFAULT_STARTUP_TIMEOUT} by default. */
    public Builder startupTimeout(Duration limit) {
      startupTimeout = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /** The pool that tasks take their slots from. */
    public Builder pool(String name) {
      pool = Optional.of(name);
      return this;
    }

    /** Which pods are kept; {@link KeepPods#NEVER} by default. */
    public Builder keepPods(KeepPods value) {
      keepPods = Objects.requireNonNull(value, "value");
      return this;
    }

    /** The service account of the pods. */
    public Builder serviceAccount(String name) {
      serviceAccount = Optional.of(name);
      return this;
    }

    /** Whether tasks wait in the triggerer; false by default. */
    public Builder deferrable(boolean value) {
      deferrable = value;
      return this;
    }

    /** The settings. */
    public AirflowSettings build() {
      return new AirflowSettings(
          version,
          backend,
          operator,
          namespace,
          kubernetesConnId,
          imagePullSecrets,
          startupTimeout,
          pool,
          keepPods,
          serviceAccount,
          deferrable);
    }
  }
}
