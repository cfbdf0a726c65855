package io.clockwork.cli.specification;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.CheckedSchedules;
import io.clockwork.yaml.CheckedSpecifications;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.SpecificationYaml;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The one thing to run that a PATH means, as it is written down: a pipeline, a script or notebook
 * as a pipeline, or a schedule.
 */
public sealed interface NamedWork {

  /** Where it stands, absolute. */
  Path file();

  /** Warnings at most. */
  ValidationReport report();

  /** Under which its runs are kept. */
  String scope();

  /** The folder it stands in. */
  default Path folder() {
    return Objects.requireNonNullElse(file().getParent(), file());
  }

  /**
   * A pipeline.
   *
   * @param pipeline without an error
   */
  record OfPipeline(Pipeline pipeline, Path file, ValidationReport report) implements NamedWork {
    /** Refuses nulls. */
    public OfPipeline {
      Objects.requireNonNull(pipeline, "pipeline");
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(report, "report");
    }

    @Override
    public String scope() {
      return pipeline.name();
    }
  }

  /**
   * A schedule, whose references nobody has followed yet.
   *
   * @param schedule without an error of its own
   */
  record OfSchedule(Schedule schedule, Path file, ValidationReport report) implements NamedWork {
    /** Refuses nulls. */
    public OfSchedule {
      Objects.requireNonNull(schedule, "schedule");
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(report, "report");
    }

    @Override
    public String scope() {
      return schedule.name();
    }
  }

  /**
   * Finds it.
   *
   * @param params given for the run; a script or notebook gets them as its params
   * @throws CommandException if there is no such file
   * @throws InvalidDocumentException if there is an error in it, or it holds several things to run
   */
  static NamedWork find(Invocation invocation, String path, Map<String, String> params) {
    Path file = NamedFile.of(invocation, path);
    if (BareFile.is(file)) {
      CheckedPipelines bare = CheckedFile.bare(invocation, file, params);
      return new OfPipeline(bare.only(), file, bare.report());
    }
    CheckedSpecifications checked = SpecificationYaml.check(invocation.shortest(file));
    boolean onlySchedules = checked.pipelines().isEmpty() && checked.platforms().isEmpty();
    if (checked.report().hasErrors()) {
      throw new InvalidDocumentException(checked.report());
    }
    if (onlySchedules && !checked.schedules().isEmpty()) {
      CheckedSchedules schedules = new CheckedSchedules(checked.schedules(), checked.report());
      return new OfSchedule(schedules.only(), file, checked.report());
    }
    // Says what is wrong with a file that holds something else as well.
    CheckedPipelines pipelines = PipelineYaml.check(invocation.shortest(file));
    return new OfPipeline(pipelines.only(), file, pipelines.report());
  }
}
