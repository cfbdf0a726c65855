package io.clockwork.schedule;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.CallSite;
import io.clockwork.model.CodeSource;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Param;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.schedule.ScheduleDraft.NamedValue;
import io.clockwork.schedule.ScheduleDraft.TimingDraft;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A schedule: when a pipeline or a single step runs, with which params, and who is told. Immutable
 * and valid by itself; whether its pipeline exists and takes its params is checked where both are
 * at hand.
 *
 * <pre>{@code
 * Schedule nightly =
 *     Schedule.builder("churn-nightly")
 *         .cron("0 2 * * *")
 *         .timezone("Asia/Jakarta")
 *         .start("2026-01-01")
 *         .pipeline("https://git.example.com/growth/churn.git", "main", "clockwork.yaml")
 *         .alert(Alert.on(AlertEvent.FAILURE).slack("#growth-alerts"))
 *         .build();
 * }</pre>
 */
public final class Schedule {
  private final String name;
  private final Optional<String> description;
  private final Optional<String> owner;
  private final List<String> tags;
  private final Timing timing;
  private final Work work;
  private final Map<String, Value> params;
  private final List<Alert> alerts;
  private final SourceMap sources;

  private Schedule(ScheduleDraft draft) {
    name = draft.name();
    description = draft.description();
    owner = draft.owner();
    tags = draft.tags();
    timing = Timing.of(draft.timing());
    work =
        draft.pipelines().isEmpty()
            ? new Work.SingleStep(draft.step().orElseThrow())
            : draft.pipelines().get(0);
    Map<String, Value> byName = new LinkedHashMap<>();
    draft.params().forEach(param -> byName.put(param.name(), param.value()));
    params = Collections.unmodifiableMap(byName);
    alerts = draft.alerts();
    sources = draft.sources();
  }

  /** Starts a schedule of this name. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Its name, which is the DAG's id. */
  public String name() {
    return name;
  }

  /** Free text. */
  public Optional<String> description() {
    return description;
  }

  /** Who answers for it. */
  public Optional<String> owner() {
    return owner;
  }

  /** Words to find it by. */
  public List<String> tags() {
    return tags;
  }

  /** When it runs. */
  public Timing timing() {
    return timing;
  }

  /** What it runs. */
  public Work work() {
    return work;
  }

  /** The pipeline of one task that a single step is short for; empty for a pipeline elsewhere. */
  public Optional<Pipeline> step() {
    return work instanceof Work.SingleStep single
        ? Optional.of(single.pipeline())
        : Optional.empty();
  }

  /** The params of its runs, by name, as their types were written. */
  public Map<String, Value> params() {
    return params;
  }

  /** Who is told of what. */
  public List<Alert> alerts() {
    return alerts;
  }

  /** Where its fields were written, for diagnostics of later checks; not part of equality. */
  public SourceMap sources() {
    return sources;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schedule that
        && name.equals(that.name)
        && description.equals(that.description)
        && owner.equals(that.owner)
        && tags.equals(that.tags)
        && timing.equals(that.timing)
        && work.equals(that.work)
        && List.copyOf(params.entrySet()).equals(List.copyOf(that.params.entrySet()))
        && alerts.equals(that.alerts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, timing, tags, params);
  }

  @Override
  public String toString() {
    return name;
  }

  /**
   * Describes a schedule. Calls may come in any order; all checking waits for {@link #build} or
   * {@link #check}. Not thread-safe.
   */
  public static final class Builder {
    private final String name;
    private final Pipeline.Builder step;
    private final String stepName;
    private int steps;
    private Optional<String> description = Optional.empty();
    private Optional<String> owner = Optional.empty();
    private final List<String> tags = new ArrayList<>();
    private Optional<String> cron = Optional.empty();
    private Optional<String> timezone = Optional.empty();
    private Optional<String> start = Optional.empty();
    private Optional<String> end = Optional.empty();
    private boolean catchup;
    private int maxActiveRuns = Timing.DEFAULT_MAX_ACTIVE_RUNS;
    private Optional<Duration> timeout = Optional.empty();
    private final List<Work.PipelineReference> pipelines = new ArrayList<>();
    private Optional<CodeSource> code = Optional.empty();
    private final List<NamedValue> params = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private Optional<SourceMap> sources = Optional.empty();
    private final SourceMap.Builder callSites = SourceMap.builder();

    private Builder(String name) {
      this.name = Objects.requireNonNull(name, "name");
      stepName = StepPaths.nameFor(name);
      step = Pipeline.builder(stepName).sources(SourceMap.EMPTY);
      remember(FieldPath.ROOT);
    }

    /** Free text. */
    public Builder description(String text) {
      remember(FieldPath.of("description"));
      description = Optional.of(text);
      return this;
    }

    /** Who answers for it: a team, or somebody's address. */
    public Builder owner(String text) {
      remember(FieldPath.of("owner"));
      owner = Optional.of(text);
      return this;
    }

    /** More words to find it by. */
    public Builder tags(String... words) {
      for (String word : words) {
        remember(FieldPath.of("tags").child(tags.size()));
        tags.add(Objects.requireNonNull(word, "tag"));
      }
      return this;
    }

    /** When it runs, see {@link Cron}; without this only when asked. */
    public Builder cron(String text) {
      remember(timing("cron"));
      cron = Optional.of(text);
      return this;
    }

    /** Whose clock is meant, by the IANA's name; the platform's by default. */
    public Builder timezone(String zone) {
      remember(timing("timezone"));
      timezone = Optional.of(zone);
      return this;
    }

    /** No interval starts before it; see {@link DateOrTime#parse}. */
    public Builder start(String dateOrTime) {
      remember(timing("start"));
      start = Optional.of(dateOrTime);
      return this;
    }

    /** No interval starts after it, a day counting as a whole; see {@link DateOrTime#parse}. */
    public Builder end(String dateOrTime) {
      remember(timing("end"));
      end = Optional.of(dateOrTime);
      return this;
    }

    /** Whether runs that were missed are made up for; not by default. */
    public Builder catchup(boolean wanted) {
      remember(timing("catchup"));
      catchup = wanted;
      return this;
    }

    /** How many runs there are at a time, at most; one by default. */
    public Builder maxActiveRuns(int count) {
      remember(timing("max_active_runs"));
      maxActiveRuns = count;
      return this;
    }

    /** How long a whole run may take; as long as it likes by default. */
    public Builder timeout(Duration limit) {
      remember(timing("timeout"));
      timeout = Optional.of(limit);
      return this;
    }

    /** Runs a pipeline that lives beside its code. */
    public Builder pipeline(String git, String ref, String path) {
      remember(FieldPath.of("pipeline"));
      pipelines.add(new Work.PipelineReference(git, ref, path));
      return this;
    }

    /**
     * Runs a single step. A script or notebook stands in the folder of the {@link #code}, where it
     * runs.
     */
    public Builder step(Consumer<Task.Builder> calls) {
      for (String key : StepPaths.KEYS) {
        remember(FieldPath.of(key));
      }
      steps++;
      if (steps == 1) {
        step.task(stepName, calls);
      }
      return this;
    }

    /** Where the code of a single step lives. */
    public Builder code(String git, String ref, String path) {
      remember(FieldPath.of("code"));
      code = Optional.of(new CodeSource(git, ref, path));
      step.code(git, ref, path);
      return this;
    }

    /** A param of its runs: of the pipeline, or one that a single step gets. */
    public Builder param(String param, Value value) {
      remember(FieldPath.of("params", param));
      NamedValue given = new NamedValue(param, value);
      params.add(given);
      step.param(Param.withDefault(param, given.value()));
      return this;
    }

    /** A text for a param. */
    public Builder param(String param, String value) {
      return param(param, Value.of(value));
    }

    /** An integer for a param. */
    public Builder param(String param, int value) {
      return param(param, Value.of(value));
    }

    /** A number for a param. */
    public Builder param(String param, double value) {
      return param(param, Value.of(value));
    }

    /** A boolean for a param. */
    public Builder param(String param, boolean value) {
      return param(param, Value.of(value));
    }

    /** Tells somebody of something. */
    public Builder alert(Alert alert) {
      remember(FieldPath.of("alerts").child(alerts.size()));
      alerts.add(Objects.requireNonNull(alert, "alert"));
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
      return ValidationReport.of(ScheduleValidator.check(draft()));
    }

    /**
     * The schedule.
     *
     * @throws InvalidDocumentException carrying every problem, if there is an error
     */
    public Schedule build() {
      List<ValidationReport> reports = new ArrayList<>();
      return build(reports::add).orElseThrow(() -> new InvalidDocumentException(reports.get(0)));
    }

    /**
     * The schedule, if there is no error; throws nothing.
     *
     * @param listener gets every problem, warnings too
     */
    public Optional<Schedule> build(Consumer<ValidationReport> listener) {
      ScheduleDraft draft = draft();
      ValidationReport report = ValidationReport.of(ScheduleValidator.check(draft));
      listener.accept(report);
      return report.hasErrors() ? Optional.empty() : Optional.of(new Schedule(draft));
    }

    private static FieldPath timing(String key) {
      return FieldPath.of("schedule", key);
    }

    private void remember(FieldPath path) {
      if (sources.isEmpty()) {
        CallSite.outside(Schedule.class).ifPresent(place -> callSites.put(path, place));
      }
    }

    private ScheduleDraft draft() {
      SourceMap places = sources.orElseGet(callSites::build);
      List<ValidationReport> reports = new ArrayList<>();
      step.sources(places.translated(StepPaths.of(places, stepName)));
      Optional<Pipeline> pipeline = steps == 0 ? Optional.empty() : step.build(reports::add);
      return new ScheduleDraft(
          name,
          description,
          owner,
          List.copyOf(tags),
          new TimingDraft(cron, timezone, start, end, catchup, maxActiveRuns, timeout),
          List.copyOf(pipelines),
          steps,
          pipeline,
          reports.isEmpty() ? ValidationReport.CLEAN : reports.get(0),
          code,
          List.copyOf(params),
          List.copyOf(alerts),
          places);
    }
  }
}
