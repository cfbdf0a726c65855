package io.clockwork.yaml;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.testcase.TestFile;
import java.util.List;

/**
 * What a check of a file with documents of any kind found. Of each kind those without an error are
 * here, in their order.
 *
 * @param pipelines the pipelines
 * @param schedules the schedules
 * @param platforms the platforms
 * @param tests the files of tests
 * @param report every problem of the whole file
 */
public record CheckedSpecifications(
    List<Pipeline> pipelines,
    List<Schedule> schedules,
    List<Platform> platforms,
    List<TestFile> tests,
    ValidationReport report) {
  /** Copies the lists. */
  public CheckedSpecifications {
    pipelines = List.copyOf(pipelines);
    schedules = List.copyOf(schedules);
    platforms = List.copyOf(platforms);
    tests = List.copyOf(tests);
  }
}
