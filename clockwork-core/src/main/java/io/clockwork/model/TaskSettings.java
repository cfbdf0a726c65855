package io.clockwork.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields a task shares with layers of defaults: as one layer writes them, before merging.
 *
 * @param runtime where the command finds its tools; a runtime by name and an image replace each
 *     other
 * @param env environment variables
 * @param secrets environment variables whose values are secrets
 * @param resources what it needs of a machine
 * @param retries what happens after a failed attempt
 * @param timeout of one attempt
 * @param kubernetes a partial pod for Kubernetes back ends, as plain data; nothing elsewhere
 */
public record TaskSettings(
    Setting<TaskRuntime> runtime,
    KeyedSettings<Template> env,
    KeyedSettings<SecretRef> secrets,
    Setting<Resources> resources,
    Setting<RetryPolicy> retries,
    Setting<Duration> timeout,
    KeyedSettings<Object> kubernetes) {

  /** A layer that says nothing. */
  public static final TaskSettings NONE = builder().build();

  /** Refuses nulls. */
  public TaskSettings {
    Objects.requireNonNull(runtime, "runtime");
    Objects.requireNonNull(env, "env");
    Objects.requireNonNull(secrets, "secrets");
    Objects.requireNonNull(resources, "resources");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(kubernetes, "kubernetes");
  }

  /** Starts from nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** The layer these calls describe. */
  public static TaskSettings of(Consumer<Builder> calls) {
    Builder builder = builder();
    calls.accept(builder);
    return builder.build();
  }

  /** Whether this layer says nothing at all. */
  public boolean isEmpty() {
    return !(runtime.isMentioned()
        || env.isMentioned()
        || secrets.isMentioned()
        || resources.isMentioned()
        || retries.isMentioned()
        || timeout.isMentioned()
        || kubernetes.isMentioned());
  }

  /**
   * Collects the settings of one layer. Every call replaces what an earlier one said. Not
   * thread-safe.
   */
  public static final class Builder {
    private Setting<TaskRuntime> runtime = Setting.inherited();
    private KeyedSettings<Template> env = KeyedSettings.none();
    private KeyedSettings<SecretRef> secrets = KeyedSettings.none();
    private Setting<Resources> resources = Setting.inherited();
    private Setting<RetryPolicy> retries = Setting.inherited();
    private Setting<Duration> timeout = Setting.inherited();
    private KeyedSettings<Object> kubernetes = KeyedSettings.none();

    private Builder() {}

    /** A runtime of the platform, by name. */
    public Builder runtime(String name) {
      return runtime(Setting.to(new TaskRuntime.Named(name)));
    }

    /** An image. */
    public Builder image(String reference) {
      return runtime(Setting.to(new TaskRuntime.Image(reference)));
    }

    /** A runtime or image in any state. */
    public Builder runtime(Setting<TaskRuntime> setting) {
      runtime = Objects.requireNonNull(setting, "setting");
      return this;
    }

    /** One more environment variable; its value may hold expressions. */
    public Builder env(String name, String value) {
      return env(env.with(name, Setting.to(Template.parse(value))));
    }

    /** The whole environment of this layer. */
    public Builder env(KeyedSettings<Template> settings) {
      env = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** One more environment variable from a secret. */
    public Builder secret(String variable, String secret, String key) {
      return secrets(secrets.with(variable, Setting.to(new SecretRef(secret, key))));
    }

    /** All secrets of this layer. */
    public Builder secrets(KeyedSettings<SecretRef> settings) {
      secrets = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** What it needs of a machine. */
    public Builder resources(Resources value) {
      return resources(Setting.to(value));
    }

    /** Resources in any state. */
    public Builder resources(Setting<Resources> setting) {
      resources = Objects.requireNonNull(setting, "setting");
      return this;
    }

    /** Attempts after the first, 30 s apart. */
    public Builder retries(int count) {
      return retries(RetryPolicy.of(count));
    }

    /** What happens after a failed attempt. */
    public Builder retries(RetryPolicy policy) {
      return retries(Setting.to(policy));
    }

    /** Retries in any state. */
    public Builder retries(Setting<RetryPolicy> setting) {
      retries = Objects.requireNonNull(setting, "setting");
      return this;
    }

    /** How long one attempt may take. */
    public Builder timeout(Duration limit) {
      return timeout(Setting.to(limit));
    }

    /** A timeout in any state. */
    public Builder timeout(Setting<Duration> setting) {
      timeout = Objects.requireNonNull(setting, "setting");
      return this;
    }

    /** A partial pod, added to the generated one on Kubernetes back ends; see {@link PlainData}. */
    public Builder kubernetes(Map<String, ? extends @Nullable Object> pod) {
      Map<String, Setting<Object>> keys = new LinkedHashMap<>();
      for (Map.Entry<String, @Nullable Object> entry : PlainData.copyOf(pod).entrySet()) {
        Object value = entry.getValue();
        keys.put(entry.getKey(), value == null ? Setting.unset() : Setting.to(value));
      }
      return kubernetes(new KeyedSettings<>(false, keys));
    }

    /** All Kubernetes settings of this layer. */
    public Builder kubernetes(KeyedSettings<Object> settings) {
      kubernetes = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /** The layer. */
    public TaskSettings build() {
      return new TaskSettings(runtime, env, secrets, resources, retries, timeout, kubernetes);
    }
  }
}
