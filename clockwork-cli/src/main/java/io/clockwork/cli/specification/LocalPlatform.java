package io.clockwork.cli.specification;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.export.ScheduleCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.platform.PlatformCheck;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.CheckedPlatform;
import io.clockwork.yaml.PlatformYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The platform that holds on this machine. Its runtimes, sizes, defaults, time zone and policy
 * apply; its store, Airflow and alerts do not.
 *
 * @param platform {@link Platform#NONE} where there is none, or it has an error
 * @param file where it stands; empty where there is none
 * @param report every problem of the file
 */
public record LocalPlatform(Platform platform, Optional<Path> file, ValidationReport report) {
  /** Refuses nulls. */
  public LocalPlatform {
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(report, "report");
  }

  /**
   * The platform of a specification.
   *
   * @param folder that of the specification
   * @param named the file of {@code --platform}
   * @throws CommandException if there is no such file
   */
  public static LocalPlatform find(Invocation invocation, Path folder, Optional<String> named) {
    return read(invocation, PlatformPath.find(invocation, folder, named));
  }

  /**
   * The same where a user's own counts for nothing: for what is made for others.
   *
   * @throws CommandException if there is no such file
   */
  public static LocalPlatform ofRepository(
      Invocation invocation, Path folder, Optional<String> named) {
    return read(invocation, PlatformPath.ofRepository(invocation, folder, named));
  }

  private static LocalPlatform read(Invocation invocation, Optional<Path> file) {
    if (file.isEmpty()) {
      return new LocalPlatform(Platform.NONE, file, ValidationReport.CLEAN);
    }
    CheckedPlatform checked = PlatformYaml.check(invocation.shortest(file.get()));
    return new LocalPlatform(checked.platform().orElse(Platform.NONE), file, checked.report());
  }

  /** Every problem that a pipeline has on it; none where it has errors itself. */
  public ValidationReport check(Pipeline pipeline) {
    return report.hasErrors() || file.isEmpty()
        ? ValidationReport.CLEAN
        : PlatformCheck.check(platform, pipeline);
  }

  /**
   * Every problem that a schedule has on it; of a pipeline elsewhere nothing is known here. Its
   * team follows from where its file stands below the platform's.
   */
  public ValidationReport check(Schedule schedule, Path at) {
    if (report.hasErrors() || file.isEmpty()) {
      return ValidationReport.CLEAN;
    }
    return ScheduleCheck.check(platform, schedule, schedule.step(), pathOf(schedule, at));
  }

  /** Where a schedule's file stands below the platform's folder; its name if it does not. */
  public String pathOf(Schedule schedule, Path at) {
    Optional<Path> top = file.map(found -> real(found).getParent());
    Path below = real(at);
    return top.isPresent() && below.startsWith(top.get())
        ? top.get().relativize(below).toString()
        : schedule.name() + ".yaml";
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  /** A pipeline with what the platform puts below it. */
  public Pipeline below(Pipeline pipeline) {
    return file.isEmpty() ? pipeline : pipeline.on(platform.layer());
  }

  /**
   * The same, where one is wanted that can run.
   *
   * @throws InvalidDocumentException if there is an error in the platform, or the pipeline does not
   *     keep to it
   */
  public Pipeline accept(Pipeline pipeline) {
    ValidationReport all = report.and(check(pipeline));
    if (all.hasErrors()) {
      throw new InvalidDocumentException(all);
    }
    return below(pipeline);
  }
}
