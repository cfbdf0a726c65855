package io.clockwork.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a task once all layers are merged.
 *
 * @param runtime a runtime or image; empty where neither is named and none follows from the action
 * @param env environment variables
 * @param secrets environment variables whose values are secrets
 * @param resources what it needs of a machine
 * @param retries {@link RetryPolicy#NONE} when no layer says otherwise
 * @param timeout of one attempt; empty means none
 * @param kubernetes a partial pod, as plain data
 */
public record EffectiveSettings(
    Optional<TaskRuntime> runtime,
    Map<String, Template> env,
    Map<String, SecretRef> secrets,
    Optional<Resources> resources,
    RetryPolicy retries,
    Optional<Duration> timeout,
    Map<String, Object> kubernetes) {

  private static final EffectiveSettings NOTHING =
      new EffectiveSettings(
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          RetryPolicy.NONE,
          Optional.empty(),
          Map.of());

  /**
   * Merges layers for a task.
   *
   * @param action what the task runs: a {@code python} or {@code notebook} task uses the runtime of
   *     that name unless something else is said, and no default runtime or image applies to a
   *     notebook
   * @param own what the task itself says
   * @param defaults layers below it, nearest first
   */
  public static EffectiveSettings merge(
      Action action, TaskSettings own, List<TaskSettings> defaults) {
    EffectiveSettings merged = NOTHING;
    for (int i = defaults.size() - 1; i >= 0; i--) {
      merged = merged.under(defaults.get(i));
    }
    Optional<TaskRuntime> byAction = runtimeOf(action);
    if (action instanceof Action.Notebook) {
      merged = merged.withRuntime(Optional.empty());
    }
    merged = merged.under(own);
    return merged.runtime.isEmpty() && byAction.isPresent() ? merged.withRuntime(byAction) : merged;
  }

  private static Optional<TaskRuntime> runtimeOf(Action action) {
    return action instanceof Action.Python || action instanceof Action.Notebook
        ? Optional.of(new TaskRuntime.Named(action.key()))
        : Optional.empty();
  }

  private EffectiveSettings under(TaskSettings layer) {
    if (layer.isEmpty()) {
      return this;
    }
    return new EffectiveSettings(
        layer.runtime().over(runtime),
        layer.env().over(env),
        layer.secrets().over(secrets),
        layer.resources().over(resources),
        layer.retries().over(Optional.of(retries)).orElse(RetryPolicy.NONE),
        layer.timeout().over(timeout),
        layer.kubernetes().over(kubernetes));
  }

  private EffectiveSettings withRuntime(Optional<TaskRuntime> other) {
    return new EffectiveSettings(other, env, secrets, resources, retries, timeout, kubernetes);
  }
}
