package io.clockwork.model;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.graph.TaskGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A pipeline: tasks, the data they pass to each other, and the params of a run. Immutable and
 * valid: whoever holds one need not check names, wiring or types again.
 *
 * <pre>{@code
 * Pipeline churn =
 *     Pipeline.builder("churn")
 *         .param("threshold", 0.5)
 *         .defaults(t -> t.retries(2))
 *         .task("extract", t -> t.python("etl/extract.py").output("raw", DataType.FILE))
 *         .task("train", t -> t.python("train.py").input("raw", "extract.raw"))
 *         .build();
 * }</pre>
 */
public final class Pipeline {
  private final String name;
  private final Optional<String> description;
  private final Map<String, Param> params;
  private final TaskSettings defaults;
  private final Map<String, Task> tasks;
  private final Optional<CodeSource> code;
  private final TaskGraph graph;
  private final SourceMap sources;
  private final Optional<Path> directory;
  private final PlatformLayer platform;

  private Pipeline(PipelineDraft draft, Optional<Path> directory) {
    name = draft.name();
    description = draft.description();
    Map<String, Param> byName = new LinkedHashMap<>();
    draft.params().forEach(param -> byName.put(param.name(), param));
    params = Collections.unmodifiableMap(byName);
    defaults = draft.defaults();
    Map<String, Task> built = new LinkedHashMap<>();
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    for (TaskDraft taskDraft : draft.tasks()) {
      Task task = new Task(taskDraft, defaults);
      built.put(task.name(), task);
      parents.put(task.name(), task.parents());
    }
    tasks = Collections.unmodifiableMap(built);
    graph = TaskGraph.of(parents);
    code = draft.code();
    sources = draft.sources();
    this.directory = directory;
    platform = PlatformLayer.NONE;
  }

  private Pipeline(Pipeline pipeline, PlatformLayer platform) {
    name = pipeline.name;
    description = pipeline.description;
    params = pipeline.params;
    defaults = pipeline.defaults;
    Map<String, Task> placed = new LinkedHashMap<>();
    pipeline.tasks.forEach((task, old) -> placed.put(task, old.over(defaults, platform)));
    tasks = Collections.unmodifiableMap(placed);
    graph = pipeline.graph;
    code = pipeline.code;
    sources = pipeline.sources;
    directory = pipeline.directory;
    this.platform = platform;
  }

  private Pipeline(Pipeline pipeline, Optional<CodeSource> code, Map<String, Value> values) {
    name = pipeline.name;
    description = pipeline.description;
    Map<String, Param> given = new LinkedHashMap<>(pipeline.params);
    given.replaceAll(
        (param, old) -> {
          Value value = values.get(param);
          return value == null ? old : old.withDefault(value);
        });
    params = Collections.unmodifiableMap(given);
    defaults = pipeline.defaults;
    tasks = pipeline.tasks;
    graph = pipeline.graph;
    this.code = code;
    sources = pipeline.sources;
    directory = pipeline.directory;
    platform = pipeline.platform;
  }

  /** Starts a pipeline of this name. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Free text. */
  public Optional<String> description() {
    return description;
  }

  /** The params of a run, by name, in declaration order. */
  public Map<String, Param> params() {
    return params;
  }

  /** What holds for every task that does not say otherwise. */
  public TaskSettings defaults() {
    return defaults;
  }

  /** The tasks by name, in declaration order. */
  public Map<String, Task> tasks() {
    return tasks;
  }

  /**
   * The task of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Task task(String task) {
    Task found = tasks.get(task);
    if (found == null) {
      throw new IllegalArgumentException("no task \"" + task + "\" in pipeline \"" + name + "\"");
    }
    return found;
  }

  /** Where its code lives, when that is not beside the specification. */
  public Optional<CodeSource> code() {
    return code;
  }

  /** Who waits for whom. */
  public TaskGraph graph() {
    return graph;
  }

  /** Where its fields were written, for diagnostics of later checks; not part of equality. */
  public SourceMap sources() {
    return sources;
  }

  /**
   * Where a setting of a task was written: by the task itself, or else by the defaults of the
   * pipeline, or else by those of the platform; the task where nobody did.
   *
   * @param setting such as {@code resources}
   */
  public Optional<SourceLocation> placeOf(String task, String setting) {
    return placeOf(task, FieldPath.of(setting));
  }

  /**
   * Where a part of a setting of a task was written, as {@link #placeOf(String, String)}.
   *
   * @param setting the path from the task on, such as {@code /resources/cpu}
   */
  public Optional<SourceLocation> placeOf(String task, FieldPath setting) {
    FieldPath own = new FieldPath(FieldPath.of("tasks", task).pointer() + setting.pointer());
    FieldPath shared = new FieldPath(FieldPath.of("defaults").pointer() + setting.pointer());
    if (sources.contains(own)) {
      return sources.value(own);
    }
    if (sources.contains(shared)) {
      return sources.value(shared);
    }
    return platform.sources().contains(shared)
        ? platform.sources().value(shared)
        : sources.key(FieldPath.of("tasks", task));
  }

  /** What the platform puts below it; {@link PlatformLayer#NONE} unless it was put {@link #on}. */
  public PlatformLayer platform() {
    return platform;
  }

  /**
   * The same pipeline with a platform below it, in place of any other: what holds for its tasks is
   * what the two say together. Whether they fit is for the platform to check.
   */
  public Pipeline on(PlatformLayer layer) {
    return new Pipeline(this, Objects.requireNonNull(layer, "layer"));
  }

  /**
   * The same pipeline as a schedule runs it, with other defaults for its params and its code from
   * another place.
   *
   * @param source where the code comes from, in place of what the pipeline says; empty for beside
   *     the specification
   * @param values that fit the params; a param without one keeps its own default
   */
  public Pipeline scheduled(Optional<CodeSource> source, Map<String, Value> values) {
    return new Pipeline(this, Objects.requireNonNull(source, "source"), values);
  }

  /**
   * The folder that relative paths start from: the specification's own; not part of equality. Empty
   * for a pipeline built in Java that named none: then the working directory is meant.
   */
  public Optional<Path> directory() {
    return directory;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pipeline that
        && name.equals(that.name)
        && description.equals(that.description)
        && List.copyOf(params.values()).equals(List.copyOf(that.params.values()))
        && defaults.equals(that.defaults)
        && List.copyOf(tasks.values()).equals(List.copyOf(that.tasks.values()))
        && code.equals(that.code);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, params, tasks.keySet());
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Describes a pipeline. Calls may come in any order and refer to tasks that come later; all
   * checking waits for {@link #build} or {@link #check}. Not thread-safe.
   */
  public static final class Builder {
    private final String name;
    private Optional<String> description = Optional.empty();
    private final List<Param> params = new ArrayList<>();
    private final TaskSettings.Builder defaults = TaskSettings.builder();
    private final List<Task.Builder> tasks = new ArrayList<>();
    private Optional<CodeSource> code = Optional.empty();
    private Optional<SourceMap> sources = Optional.empty();
    private final SourceMap.Builder callSites = SourceMap.builder();
    private Optional<Path> directory = Optional.empty();

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
      remember(FieldPath.ROOT);
    }

    /** Free text. */
    public Builder description(String text) {
      description = Optional.of(text);
      return this;
    }

    /** A text param with a default. */
    public Builder param(String name, String value) {
      return param(Param.withDefault(name, Value.of(value)));
    }

    /** An integer param with a default. */
    public Builder param(String name, int value) {
      return param(Param.withDefault(name, Value.of(value)));
    }

    /** A number param with a default. */
    public Builder param(String name, double value) {
      return param(Param.withDefault(name, Value.of(value)));
    }

    /** A boolean param with a default. */
    public Builder param(String name, boolean value) {
      return param(Param.withDefault(name, Value.of(value)));
    }

    /** Any param. */
    public Builder param(Param param) {
      remember(FieldPath.of("params", param.name()));
      params.add(param);
      return this;
    }

    /** What holds for every task that does not say otherwise. */
    public Builder defaults(Consumer<TaskSettings.Builder> calls) {
      remember(FieldPath.of("defaults"));
      calls.accept(defaults);
      return this;
    }

    /** One more task. */
    public Builder task(String name, Consumer<Task.Builder> calls) {
      Task.Builder task = new Task.Builder(name);
      remember(FieldPath.of("tasks", name));
      calls.accept(task);
      tasks.add(task);
      return this;
    }

    /** Where the code lives, when that is not beside the specification. */
    public Builder code(String git, String ref, String path) {
      remember(FieldPath.of("code"));
      code = Optional.of(new CodeSource(git, ref, path));
      return this;
    }

    /** The folder that relative paths start from. */
    public Builder directory(Path folder) {
      directory = Optional.of(folder);
      return this;
    }

    /**
     * Where the fields were written, for readers of a format. From this call on the places of the
     * builder's own calls are no longer looked for; a later call replaces the map.
     */
    public Builder sources(SourceMap map) {
      sources = Optional.of(map);
      return this;
    }

    /** Every problem so far; throws nothing. */
    public ValidationReport check() {
      return ValidationReport.of(PipelineValidator.check(draft()));
    }

    /**
     * The pipeline.
     *
     * @throws InvalidDocumentException carrying every problem, if there is an error
     */
    public Pipeline build() {
      List<ValidationReport> reports = new ArrayList<>();
      return build(reports::add).orElseThrow(() -> new InvalidDocumentException(reports.get(0)));
    }

    /**
     * The pipeline, if there is no error; throws nothing.
     *
     * @param listener gets every problem, warnings too
     */
    public Optional<Pipeline> build(Consumer<ValidationReport> listener) {
      PipelineDraft draft = draft();
      ValidationReport report = ValidationReport.of(PipelineValidator.check(draft));
      listener.accept(report);
      return report.hasErrors() ? Optional.empty() : Optional.of(new Pipeline(draft, directory));
    }

    private void remember(FieldPath path) {
      if (sources.isEmpty()) {
        CallSite.outside(Pipeline.class).ifPresent(place -> callSites.put(path, place));
      }
    }

    private PipelineDraft draft() {
      return new PipelineDraft(
          name,
          description,
          List.copyOf(params),
          defaults.build(),
          tasks.stream().map(Task.Builder::draft).toList(),
          code,
          sources.orElseGet(callSites::build));
    }
  }
}
