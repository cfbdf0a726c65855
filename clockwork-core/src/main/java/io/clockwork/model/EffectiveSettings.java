package io.clockwork.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for a task once all layers are merged.
 *
 * @param runtime a runtime or image; empty where neither is named and none follows from the action
 * @param image the reference of that image, or of the image that the platform has for that runtime;
 *     empty where the platform has none
 * @param env environment variables
 * @param secrets environment variables whose values are secrets
 * @param resources what it needs of a machine
 * @param amounts those amounts, or what the platform's size of that name amounts to; empty where
 *     the platform has none
 * @param retries {@link RetryPolicy#NONE} when no layer says otherwise
 * @param timeout of one attempt; empty means none
 * @param kubernetes a partial pod, as plain data
 */
public record EffectiveSettings(
    Optional<TaskRuntime> runtime,
    Optional<String> image,
    Map<String, Template> env,
    Map<String, SecretRef> secrets,
    Optional<Resources> resources,
    Optional<Resources.Amounts> amounts,
    RetryPolicy retries,
    Optional<Duration> timeout,
    Map<String, Object> kubernetes) {

  private static final EffectiveSettings NOTHING =
      new EffectiveSettings(
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          RetryPolicy.NONE,
          Optional.empty(),
          Map.of());

  /**
   * Merges layers for a task without a platform, where names of runtimes and sizes stay names.
   *
   * @param action what the task runs
   * @param own what the task itself says
   * @param defaults layers below it, nearest first
   */
  public static EffectiveSettings merge(
      Action action, TaskSettings own, List<TaskSettings> defaults) {
    return merge(action, own, defaults, PlatformLayer.NONE);
  }

  /**
   * Merges layers for a task.
   *
   * @param action what the task runs: a {@code python} or {@code notebook} task uses the runtime of
   *     that name unless something else is said, and no default runtime or image applies to a
   *     notebook
   * @param own what the task itself says
   * @param defaults layers below it, nearest first
   * @param platform the lowest layer, which also says what names stand for
   */
  public static EffectiveSettings merge(
      Action action, TaskSettings own, List<TaskSettings> defaults, PlatformLayer platform) {
    EffectiveSettings merged = NOTHING.under(platform.defaults());
    for (int i = defaults.size() - 1; i >= 0; i--) {
      merged = merged.under(defaults.get(i));
    }
    Optional<TaskRuntime> byAction = runtimeOf(action);
    if (action instanceof Action.Notebook) {
      merged = merged.withRuntime(Optional.empty());
    }
    merged = merged.under(own);
    if (merged.runtime.isEmpty() && byAction.isPresent()) {
      merged = merged.withRuntime(byAction);
    }
    return merged.resolved(platform);
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
        image,
        layer.env().over(env),
        layer.secrets().over(secrets),
        layer.resources().over(resources),
        amounts,
        layer.retries().over(Optional.of(retries)).orElse(RetryPolicy.NONE),
        layer.timeout().over(timeout),
        layer.kubernetes().over(kubernetes));
  }

  private EffectiveSettings withRuntime(Optional<TaskRuntime> other) {
    return new EffectiveSettings(
        other, image, env, secrets, resources, amounts, retries, timeout, kubernetes);
  }

  private EffectiveSettings resolved(PlatformLayer platform) {
    Optional<String> reference =
        runtime.flatMap(
            named ->
                named instanceof TaskRuntime.Image
                    ? Optional.of(named.text())
                    : Optional.ofNullable(platform.runtimes().get(named.text())));
    Optional<Resources.Amounts> amount =
        resources.flatMap(
            named ->
                named instanceof Resources.Size size
                    ? Optional.ofNullable(platform.sizes().get(size.name()))
                    : Optional.of((Resources.Amounts) named));
    return reference.isEmpty() && amount.isEmpty()
        ? this
        : new EffectiveSettings(
            runtime, reference, env, secrets, resources, amount, retries, timeout, kubernetes);
  }
}
