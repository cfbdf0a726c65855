package io.clockwork.cli.explain;

import io.clockwork.model.Action;
import io.clockwork.model.DurationText;
import io.clockwork.model.EffectiveSettings;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Input;
import io.clockwork.model.KeyedSettings;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Resources;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.Setting;
import io.clockwork.model.Task;
import io.clockwork.model.TaskRuntime;
import io.clockwork.model.TaskSettings;
import io.clockwork.model.Template;
import io.clockwork.model.TriggerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Goes through the fields of one task in the order of the specification. */
public final class TaskExplanation {
  private final Pipeline pipeline;
  private final Task task;
  private final Origins origins;
  private final List<ExplainedField> fields = new ArrayList<>();

  private TaskExplanation(Pipeline pipeline, Task task) {
    this.pipeline = pipeline;
    this.task = task;
    origins = new Origins(pipeline, task.name());
  }

  /** Every field that holds for a task, also those nobody wrote down. */
  public static List<ExplainedField> of(Pipeline pipeline, Task task) {
    TaskExplanation explanation = new TaskExplanation(pipeline, task);
    explanation.whatRuns();
    explanation.wiring();
    explanation.runtime();
    explanation.settings();
    return List.copyOf(explanation.fields);
  }

  private void whatRuns() {
    task.description().ifPresent(text -> own("description", text));
    Action action = task.action();
    if (action instanceof Action.Entrypoint) {
      add("command", "the image's entrypoint", Origins.BUILT_IN);
    } else {
      own(action.key(), FieldText.of(action));
    }
    task.requirements().ifPresent(path -> own("requirements", path));
    if (!task.args().isEmpty()) {
      own("args", FieldText.words(task.args()));
    }
  }

  private void wiring() {
    task.inputs().forEach((name, input) -> own("inputs." + name, show(input)));
    task.outputs()
        .forEach(
            (name, output) ->
                own("outputs." + name, output.type().id() + optional(output.optional())));
    if (!task.after().isEmpty()) {
      own("after", FieldText.list(task.after()));
    }
    TriggerRule rule = task.triggerRule();
    add("trigger_rule", rule.id(), origins.ownOrBuiltIn(FieldPath.of("trigger_rule")));
  }

  private String show(Input input) {
    return input.from() + optional(input.optional());
  }

  private static String optional(boolean optional) {
    return optional ? ", optional" : "";
  }

  private void runtime() {
    EffectiveSettings holds = task.effective();
    boolean inherits =
        !task.settings().runtime().isMentioned() && !(task.action() instanceof Action.Notebook);
    String key =
        holds
            .runtime()
            .map(runtime -> runtime instanceof TaskRuntime.Image ? "image" : "runtime")
            .orElse("runtime");
    String origin = Origins.BUILT_IN;
    if (task.settings().runtime() instanceof Setting.To) {
      origin = origins.own(FieldPath.of(key));
    } else if (inherits && pipeline.defaults().runtime().isMentioned()) {
      origin = origins.defaults(FieldPath.of(key));
    } else if (inherits && pipeline.platform().defaults().runtime().isMentioned()) {
      origin = origins.platformDefaults(FieldPath.of(key));
    }
    add(key, holds.runtime().map(TaskRuntime::text).orElse("none"), origin);
    if (holds.runtime().orElse(null) instanceof TaskRuntime.Named runtime) {
      FieldPath image = FieldPath.of("runtimes", runtime.name(), "image");
      holds.image().ifPresent(reference -> add("image", reference, origins.platform(image)));
    }
  }

  private void settings() {
    EffectiveSettings holds = task.effective();
    keyed("env", holds.env(), TaskSettings::env, Template::text);
    keyed("secrets", holds.secrets(), TaskSettings::secrets, Object::toString);
    add(
        "resources",
        holds.resources().map(FieldText::of).orElse("none"),
        layer("resources", TaskSettings::resources));
    if (holds.resources().orElse(null) instanceof Resources.Size size) {
      FieldPath place = FieldPath.of("sizes", size.name());
      holds
          .amounts()
          .ifPresent(a -> add("size." + size.name(), FieldText.of(a), origins.platform(place)));
    }
    retries(holds.retries());
    add(
        "timeout",
        holds.timeout().map(DurationText::of).orElse("none"),
        layer("timeout", TaskSettings::timeout));
    keyed("kubernetes", holds.kubernetes(), TaskSettings::kubernetes, FieldText::ofPlain);
  }

  private void retries(RetryPolicy policy) {
    String origin = layer("retries", TaskSettings::retries);
    add("retries.count", Integer.toString(policy.count()), origin);
    add("retries.delay", DurationText.of(policy.delay()), part("delay"));
    add("retries.backoff", policy.backoff().id(), part("backoff"));
    add("retries.max_delay", DurationText.of(policy.maxDelay()), part("max_delay"));
  }

  /** Retries are replaced whole: a part comes from the layer that counts, or from nowhere. */
  private String part(String name) {
    FieldPath path = FieldPath.of("retries", name);
    if (task.settings().retries().isMentioned()) {
      return origins.ownOrBuiltIn(path);
    }
    return pipeline.defaults().retries().isMentioned()
        ? origins.defaultsOrBuiltIn(path)
        : origins.platformDefaultsOrBuiltIn(path);
  }

  private String layer(String key, Function<TaskSettings, Setting<?>> setting) {
    if (setting.apply(task.settings()).isMentioned()) {
      return origins.own(FieldPath.of(key));
    }
    if (setting.apply(pipeline.defaults()).isMentioned()) {
      return origins.defaults(FieldPath.of(key));
    }
    return setting.apply(pipeline.platform().defaults()).isMentioned()
        ? origins.platformDefaults(FieldPath.of(key))
        : Origins.BUILT_IN;
  }

  private <T> void keyed(
      String key,
      Map<String, T> values,
      Function<TaskSettings, KeyedSettings<T>> settings,
      Function<T, String> text) {
    Map<String, ?> own = settings.apply(task.settings()).entries();
    Map<String, ?> shared = settings.apply(pipeline.defaults()).entries();
    values.forEach(
        (name, value) -> {
          FieldPath path = FieldPath.of(key, name);
          String below =
              shared.containsKey(name) ? origins.defaults(path) : origins.platformDefaults(path);
          add(
              key + "." + name,
              text.apply(value),
              own.containsKey(name) ? origins.own(path) : below);
        });
  }

  private void own(String name, String value) {
    add(name, value, origins.own(FieldPath.of(name.split("\\.", 2))));
  }

  private void add(String name, String value, String origin) {
    fields.add(new ExplainedField(name, value, origin));
  }
}
