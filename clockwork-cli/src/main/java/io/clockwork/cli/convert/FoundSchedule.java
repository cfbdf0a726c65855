package io.clockwork.cli.convert;

import io.clockwork.cli.specification.LocalPlatform;
import io.clockwork.model.CodeSource;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A schedule and where it was found.
 *
 * @param schedule without an error of its own
 * @param file where it stands
 * @param platform that holds there
 */
public record FoundSchedule(Schedule schedule, Path file, LocalPlatform platform) {

  /** Where its file stands below the platform's folder. */
  public String path() {
    return platform.pathOf(schedule, file);
  }

  /** The repository of what it runs; empty for an image alone. */
  public Optional<String> git() {
    return git(schedule);
  }

  /** The repository of what a schedule runs; empty for an image alone. */
  public static Optional<String> git(Schedule schedule) {
    return schedule.work() instanceof Work.PipelineReference reference
        ? Optional.of(reference.git())
        : schedule.step().flatMap(Pipeline::code).map(CodeSource::git);
  }

  /** Where its name is written, for people. */
  String place() {
    return schedule
        .sources()
        .value(FieldPath.of("name"))
        .map(Object::toString)
        .orElseGet(file::toString);
  }
}
