package io.clockwork.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One task of a pipeline: what runs, what it reads, what it leaves behind. Immutable; made inside
 * {@link Pipeline.Builder#task}.
 */
public final class Task {
  private final String name;
  private final Optional<String> description;
  private final Action action;
  private final Optional<String> requirements;
  private final List<Template> args;
  private final Map<String, Input> inputs;
  private final Map<String, Output> outputs;
  private final List<String> after;
  private final TriggerRule triggerRule;
  private final TaskSettings settings;
  private final EffectiveSettings effective;

  Task(TaskDraft draft, TaskSettings defaults) {
    name = draft.name();
    description = draft.description();
    action = draft.action();
    requirements = draft.requirements();
    args = draft.args();
    Map<String, Input> wired = new LinkedHashMap<>();
    draft
        .inputs()
        .forEach(
            input ->
                wired.put(
                    input.name(),
                    new Input(OutputRef.parse(input.from()).orElseThrow(), input.optional())));
    inputs = wired.isEmpty() ? Map.of() : Collections.unmodifiableMap(wired);
    Map<String, Output> owed = new LinkedHashMap<>();
    draft.outputs().forEach(output -> owed.put(output.name(), output.output()));
    outputs = owed.isEmpty() ? Map.of() : Collections.unmodifiableMap(owed);
    after = draft.after();
    triggerRule = draft.triggerRule();
    settings = draft.settings().isEmpty() ? TaskSettings.NONE : draft.settings();
    effective = EffectiveSettings.merge(action, settings, List.of(defaults));
  }

  private Task(Task task, TaskSettings defaults, PlatformLayer platform) {
    name = task.name;
    description = task.description;
    action = task.action;
    requirements = task.requirements;
    args = task.args;
    inputs = task.inputs;
    outputs = task.outputs;
    after = task.after;
    triggerRule = task.triggerRule;
    settings = task.settings;
    effective = EffectiveSettings.merge(action, settings, List.of(defaults), platform);
  }

  /** The same task with other layers below it. */
  Task over(TaskSettings defaults, PlatformLayer platform) {
    return new Task(this, defaults, platform);
  }

  /** Its name, unique in the pipeline. */
  public String name() {
    return name;
  }

  /** Free text. */
  public Optional<String> description() {
    return description;
  }

  /** What it runs. */
  public Action action() {
    return action;
  }

  /**
   * A requirements file for a Python script or notebook, relative to the specification's folder.
   */
  public Optional<String> requirements() {
    return requirements;
  }

  /** What is appended to the script, the command or the entrypoint. */
  public List<Template> args() {
    return args;
  }

  /** What it reads, by name, in declaration order. */
  public Map<String, Input> inputs() {
    return inputs;
  }

  /** What it must leave behind, by name, in declaration order. */
  public Map<String, Output> outputs() {
    return outputs;
  }

  /** Tasks it waits for without reading anything of them. */
  public List<String> after() {
    return after;
  }

  /** When it runs, seen from its parents' states. */
  public TriggerRule triggerRule() {
    return triggerRule;
  }

  /** What the task itself says of the fields that have layers of defaults. */
  public TaskSettings settings() {
    return settings;
  }

  /** What holds of those fields with the defaults of pipeline and platform below. */
  public EffectiveSettings effective() {
    return effective;
  }

  /** The tasks it waits for: producers of its inputs, then {@link #after()}; no repetitions. */
  public Set<String> parents() {
    Set<String> parents = new LinkedHashSet<>();
    inputs.values().forEach(input -> parents.add(input.from().task()));
    parents.addAll(after);
    return Collections.unmodifiableSet(parents);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Task that
        && name.equals(that.name)
        && description.equals(that.description)
        && action.equals(that.action)
        && requirements.equals(that.requirements)
        && args.equals(that.args)
        && inputs.equals(that.inputs)
        && outputs.equals(that.outputs)
        && after.equals(that.after)
        && triggerRule == that.triggerRule
        && settings.equals(that.settings)
        && effective.equals(that.effective);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, action, inputs, outputs);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Describes one task. Calls may come in any order; nothing is checked before the pipeline is
   * built. Setters of one value replace it, the others add. Not thread-safe.
   */
  public static final class Builder {
    private final String name;
    private Optional<String> description = Optional.empty();
    private final List<Action> actions = new ArrayList<>();
    private Optional<String> requirements = Optional.empty();
    private final List<Template> args = new ArrayList<>();
    private final List<TaskDraft.NamedInput> inputs = new ArrayList<>();
    private final List<TaskDraft.NamedOutput> outputs = new ArrayList<>();
    private final List<String> after = new ArrayList<>();
    private TriggerRule triggerRule = TriggerRule.ALL_SUCCESS;
    private final TaskSettings.Builder settings = TaskSettings.builder();

    Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
    }

    /** Free text. */
    public Builder description(String text) {
      description = Optional.of(text);
      return this;
    }

    /** Runs a Python script, relative to the pipeline's folder. */
    public Builder python(String path) {
      return action(new Action.Python(path));
    }

    /** Runs a Jupyter notebook, relative to the pipeline's folder. */
    public Builder notebook(String path) {
      return action(new Action.Notebook(path));
    }

    /** Runs a command in exec form; words may hold expressions. */
    public Builder command(String... words) {
      return action(new Action.Command(templates(words)));
    }

    /** Runs a text by {@code sh -euc}; nothing in it is substituted. */
    public Builder shell(String text) {
      return action(new Action.Shell(text));
    }

    /** Runs any of these; naming more than one is an error when the pipeline is built. */
    public Builder action(Action action) {
      actions.add(Objects.requireNonNull(action, "action"));
      return this;
    }

    /** Packages for a script or notebook. */
    public Builder requirements(String path) {
      requirements = Optional.of(path);
      return this;
    }

    /** More arguments; they may hold expressions. */
    public Builder args(String... words) {
      args.addAll(templates(words));
      return this;
    }

    /** Reads {@code task.output}. */
    public Builder input(String name, String from) {
      inputs.add(new TaskDraft.NamedInput(name, from, false));
      return this;
    }

    /** Reads {@code task.output} if it is there. */
    public Builder optionalInput(String name, String from) {
      inputs.add(new TaskDraft.NamedInput(name, from, true));
      return this;
    }

    /** Leaves this behind. */
    public Builder output(String name, DataType type) {
      return output(name, Output.of(type));
    }

    /** Leaves this behind. */
    public Builder output(String name, Output output) {
      outputs.add(new TaskDraft.NamedOutput(name, output));
      return this;
    }

    /** Waits for these tasks without reading anything of them. */
    public Builder after(String... tasks) {
      after.addAll(List.of(tasks));
      return this;
    }

    /** When it runs; {@link TriggerRule#ALL_SUCCESS} by default. */
    public Builder triggerRule(TriggerRule rule) {
      triggerRule = Objects.requireNonNull(rule, "rule");
      return this;
    }

    /** A runtime of the platform, by name; replaces an image. */
    public Builder runtime(String name) {
      settings.runtime(name);
      return this;
    }

    /** An image; replaces a runtime. */
    public Builder image(String reference) {
      settings.image(reference);
      return this;
    }

    /** An environment variable; its value may hold expressions. */
    public Builder env(String name, String value) {
      settings.env(name, value);
      return this;
    }

    /** An environment variable from a secret. */
    public Builder secret(String variable, String secret, String key) {
      settings.secret(variable, secret, key);
      return this;
    }

    /** What it needs of a machine. */
    public Builder resources(Resources resources) {
      settings.resources(resources);
      return this;
    }

    /** Attempts after the first, 30 s apart; none by default. */
    public Builder retries(int count) {
      settings.retries(count);
      return this;
    }

    /** What happens after a failed attempt. */
    public Builder retries(RetryPolicy policy) {
      settings.retries(policy);
      return this;
    }

    /** How long one attempt may take; unlimited by default. */
    public Builder timeout(Duration limit) {
      settings.timeout(limit);
      return this;
    }

    /** Any of the fields that have layers of defaults. */
    public Builder settings(Consumer<TaskSettings.Builder> calls) {
      calls.accept(settings);
      return this;
    }

    TaskDraft draft() {
      return new TaskDraft(
          name,
          description,
          List.copyOf(actions),
          requirements,
          List.copyOf(args),
          List.copyOf(inputs),
          List.copyOf(outputs),
          List.copyOf(after),
          triggerRule,
          settings.build());
    }

    private static List<Template> templates(String... words) {
      return List.of(words).stream().map(Template::parse).toList();
    }
  }
}
