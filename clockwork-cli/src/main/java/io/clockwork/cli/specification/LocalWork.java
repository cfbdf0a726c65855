package io.clockwork.cli.specification;

import io.clockwork.cli.console.Invocation;
import io.clockwork.code.CodeRepositories;
import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a PATH means on this machine: a pipeline with the platform below it, and the schedule it was
 * found by.
 *
 * @param pipeline of a schedule the one it refers to, or its single step
 * @param schedule empty for a pipeline by itself
 * @param code of a schedule, at a commit; empty where it runs images alone
 * @param platform that holds where the file stands
 * @param file of the pipeline, or of the schedule
 * @param report warnings at most
 */
public record LocalWork(
    Pipeline pipeline,
    Optional<Schedule> schedule,
    Optional<PinnedCode> code,
    LocalPlatform platform,
    Path file,
    ValidationReport report) {
  /** Refuses nulls. */
  public LocalWork {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(report, "report");
  }

  /**
   * Brings it together with its platform; of a schedule the references are followed, once the
   * platform allows that.
   *
   * @param platform the file of {@code --platform}
   * @param repositories where a schedule's references lead
   * @throws InvalidDocumentException carrying every problem, if there is an error
   * @throws CodeUnavailableException if the environment lacks something
   */
  public static LocalWork of(
      Invocation invocation,
      NamedWork named,
      Optional<String> platform,
      CodeRepositories repositories) {
    LocalPlatform local = LocalPlatform.find(invocation, named.folder(), platform);
    if (named instanceof NamedWork.OfPipeline found) {
      return new LocalWork(
          local.accept(found.pipeline()),
          Optional.empty(),
          Optional.empty(),
          local,
          found.file(),
          found.report());
    }
    if (!(named instanceof NamedWork.OfSchedule found)) {
      throw new AssertionError(named);
    }
    if (local.report().hasErrors()) {
      throw new InvalidDocumentException(local.report());
    }
    Schedule schedule = found.schedule();
    CheckedSchedule checked =
        CheckedSchedule.of(
            schedule, local.platform(), repositories, local.pathOf(schedule, found.file()));
    ValidationReport report = found.report().and(local.report()).and(checked.report());
    ScheduledPipeline scheduled =
        checked.scheduled().orElseThrow(() -> new InvalidDocumentException(report));
    return new LocalWork(
        scheduled.pipeline(), Optional.of(schedule), scheduled.code(), local, found.file(), report);
  }

  /** The folder its file stands in. */
  public Path folder() {
    return Objects.requireNonNullElse(file.getParent(), file);
  }
}
