package io.clockwork.airflow;

import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scheduled pipelines from texts, for tests. */
final class Schedules {
  /** All that pods need. */
  static final String PLATFORM =
      """
      runtimes: {python: {image: "registry.example.com/clockwork/python:3.11"}}
      runtime_image: registry.example.com/clockwork/runtime:1.0
      store: {url: s3://ml-clockwork/runs}
      airflow: {version: "3.1"}
      """;

  private static final Path GOLDEN = Path.of("src", "test", "golden", "scheduled");

  private static final String COMMIT = "3f2a".repeat(10);

  private Schedules() {}

  /**
   * A pipeline by a schedule on a platform, each by its fields below the name; the texts are called
   * clockwork.yaml, nightly.yaml and platform.yaml.
   */
  static ScheduledPipeline nightly(String pipeline, String schedule, String platform) {
    Schedule read =
        ScheduleYaml.parse("nightly.yaml", head("Schedule", "name: nightly\n") + schedule);
    Platform below = PlatformYaml.parse("platform.yaml", head("Platform", "") + platform);
    return of(
        PipelineYaml.parse("clockwork.yaml", head("Pipeline", "name: churn\n") + pipeline),
        read,
        below,
        "nightly.yaml");
  }

  /** A pipeline by a schedule on a platform, at a commit. */
  static ScheduledPipeline of(
      Pipeline pipeline, Schedule schedule, Platform platform, String path) {
    ScheduledPipeline.Builder builder =
        ScheduledPipeline.builder(schedule, platform).pipeline(pipeline).path(path);
    ScheduledPipeline.neededCode(schedule, pipeline)
        .ifPresent(code -> builder.code(new PinnedCode(code, RefKind.BRANCH, COMMIT)));
    return builder.build();
  }

  /** The golden schedule, on an Airflow of this version. */
  static ScheduledPipeline growth(String airflow) {
    try {
      String platform = Files.readString(GOLDEN.resolve("platform.yaml"));
      return of(
          PipelineYaml.load(GOLDEN.resolve("clockwork.yaml")),
          ScheduleYaml.load(GOLDEN.resolve("growth-nightly.yaml")),
          PlatformYaml.parse("platform.yaml", platform.replace("\"3.1\"", "\"" + airflow + "\"")),
          "growth/growth-nightly.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The golden schedule without what operator {@code plain} refuses.
   *
   * @param airflow its version, and more settings behind it
   * @param store its URL
   */
  static ScheduledPipeline modestGrowth(String airflow, String store) {
    try {
      String schedule =
          Files.readString(GOLDEN.resolve("growth-nightly.yaml")).replace(", webhook: pager", "");
      String platform =
          Files.readString(GOLDEN.resolve("platform.yaml"))
              .replaceFirst("store: .*", "store: {url: " + store + "}")
              .replace("version: \"3.1\"", airflow);
      return of(
          PipelineYaml.load(GOLDEN.resolve("clockwork.yaml")),
          ScheduleYaml.parse("growth-nightly.yaml", schedule),
          PlatformYaml.parse("platform.yaml", platform),
          "growth/growth-nightly.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a document begins. */
  static String head(String kind, String name) {
    return "apiVersion: clockwork/v1\nkind: " + kind + "\n" + name;
  }
}
