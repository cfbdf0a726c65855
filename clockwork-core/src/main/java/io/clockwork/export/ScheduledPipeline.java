package io.clockwork.export;

import io.clockwork.code.PinnedCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Action;
import io.clockwork.model.CodeSource;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.platform.AirflowSettings;
import io.clockwork.platform.Platform;
import io.clockwork.platform.Team;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Timetable;
import io.clockwork.schedule.Work;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A schedule, the pipeline it runs at a commit, and the platform it runs on: all that an exporter
 * needs. Immutable and valid: the params fit, and the platform's policy is kept.
 *
 * <pre>{@code
 * ScheduledPipeline nightly =
 *     ScheduledPipeline.builder(schedule, platform)
 *         .pipeline(churn)
 *         .code(pinned)
 *         .path("growth/churn-nightly.yaml")
 *         .build();
 * }</pre>
 */
public final class ScheduledPipeline {
  private final Schedule schedule;
  private final Pipeline pipeline;
  private final Platform platform;
  private final Optional<PinnedCode> code;
  private final String path;
  private final Map<String, Value> params;
  private final Map<String, ImageMetadata> images;

  private ScheduledPipeline(Builder builder, Pipeline pipeline) {
    schedule = builder.schedule;
    platform = builder.platform;
    this.pipeline = pipeline.on(platform.layer());
    code = builder.code;
    path = builder.path;
    params = ParamCheck.ofValues(pipeline, schedule.params()).values();
    images = Map.of();
  }

  private ScheduledPipeline(ScheduledPipeline other, Map<String, ImageMetadata> images) {
    schedule = other.schedule;
    pipeline = other.pipeline;
    platform = other.platform;
    code = other.code;
    path = other.path;
    params = other.params;
    this.images = Map.copyOf(images);
  }

  /** Starts with a schedule and its platform. */
  public static Builder builder(Schedule schedule, Platform platform) {
    return new Builder(schedule, platform);
  }

  /**
   * The code that has to be pinned before a schedule's pipeline can run: that of the pipeline, if
   * it names its own, otherwise that of the repository it was read from, its folder being the
   * working directory. Empty for tasks that are images alone.
   */
  public static Optional<CodeSource> neededCode(Schedule schedule, Pipeline pipeline) {
    if (pipeline.code().isPresent()
        || !(schedule.work() instanceof Work.PipelineReference reference)) {
      return pipeline.code();
    }
    return Optional.of(new CodeSource(reference.git(), reference.ref(), folder(reference)));
  }

  /** The folder that a pipeline's specification stands in. */
  static String folder(Work.PipelineReference reference) {
    int slash = reference.path().lastIndexOf('/');
    return slash < 0 ? "." : reference.path().substring(0, slash);
  }

  /** When it runs, and who is told. */
  public Schedule schedule() {
    return schedule;
  }

  /** What runs, with the platform below it. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** On what it runs. */
  public Platform platform() {
    return platform;
  }

  /** The code of its tasks at a commit; empty for tasks that are images alone. */
  public Optional<PinnedCode> code() {
    return code;
  }

  /** Where the schedule's file stands below the platform's folder. */
  public String path() {
    return path;
  }

  /** One value for each param of the pipeline: the schedule's, otherwise the default. */
  public Map<String, Value> params() {
    return params;
  }

  /**
   * The images of tasks that run what these do by themselves. A back end that puts something in the
   * place of their entrypoints has to be told of them, by {@link #withImages}.
   */
  public Set<String> entrypointImages() {
    Set<String> found = new TreeSet<>();
    for (Task task : pipeline.tasks().values()) {
      if (task.action() instanceof Action.Entrypoint) {
        task.effective().image().ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * The same with what is known of images, by their references as the specs write them. Known
   * images are written with their digests.
   */
  public ScheduledPipeline withImages(Map<String, ImageMetadata> known) {
    return new ScheduledPipeline(this, known);
  }

  /** What is known of images, by their references as the specs write them; nothing at first. */
  public Map<String, ImageMetadata> images() {
    return images;
  }

  /** The zone of its days: the schedule's, otherwise the platform's, otherwise UTC. */
  public ZoneId timezone() {
    return schedule.timing().timezone().or(platform::timezone).orElse(ZoneOffset.UTC);
  }

  /** The intervals of its runs. */
  public Timetable timetable() {
    return schedule.timing().timetable(timezone());
  }

  /** The service account of its pods: the team's, otherwise the platform's. */
  public Optional<String> serviceAccount() {
    return platform
        .policy()
        .team(path)
        .flatMap(Team::serviceAccount)
        .or(() -> platform.airflow().flatMap(AirflowSettings::serviceAccount));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ScheduledPipeline that
        && schedule.equals(that.schedule)
        && pipeline.equals(that.pipeline)
        && platform.equals(that.platform)
        && code.equals(that.code)
        && path.equals(that.path)
        && images.equals(that.images);
  }

  @Override
  public int hashCode() {
    return Objects.hash(schedule, code, path);
  }

  @Override
  public String toString() {
    return schedule.name();
  }

  /** Brings the parts together. Calls may come in any order. Not thread-safe. */
  public static final class Builder {
    private final Schedule schedule;
    private final Platform platform;
    private Optional<Pipeline> pipeline;
    private Optional<PinnedCode> code = Optional.empty();
    private String path;

    private Builder(Schedule schedule, Platform platform) {
      this.schedule = Objects.requireNonNull(schedule, "schedule");
      this.platform = Objects.requireNonNull(platform, "platform");
      pipeline = schedule.step();
      path = schedule.name() + ".yaml";
    }

    /** The pipeline that the schedule refers to; a single step brings its own. */
    public Builder pipeline(Pipeline referred) {
      pipeline = Optional.of(referred);
      return this;
    }

    /** The {@link ScheduledPipeline#neededCode} at a commit. */
    public Builder code(PinnedCode pinned) {
      code = Optional.of(pinned);
      return this;
    }

    /**
     * Where the schedule's file stands below the platform's folder, by which it belongs to a team;
     * its name and {@code .yaml} by default.
     */
    public Builder path(String file) {
      path = Objects.requireNonNull(file, "file");
      return this;
    }

    /** Every problem that the parts have with each other; throws nothing. */
    public ValidationReport check() {
      return ScheduleCheck.check(platform, schedule, pipeline, path);
    }

    /**
     * The scheduled pipeline.
     *
     * @throws InvalidDocumentException carrying every problem, if there is an error
     * @throws IllegalStateException if the pipeline or the commit of its code is missing
     */
    public ScheduledPipeline build() {
      Pipeline found =
          pipeline.orElseThrow(
              () -> new IllegalStateException("schedule " + schedule + " has no pipeline yet"));
      ValidationReport report = check();
      if (report.hasErrors()) {
        throw new InvalidDocumentException(report);
      }
      Optional<CodeSource> needed = neededCode(schedule, found);
      if (!needed.equals(code.map(PinnedCode::source))) {
        throw new IllegalStateException(
            "schedule "
                + schedule
                + " needs code "
                + needed.map(Object::toString).orElse("of no repository")
                + " at a commit, not "
                + code.map(Object::toString).orElse("none"));
      }
      return new ScheduledPipeline(this, found);
    }
  }
}
