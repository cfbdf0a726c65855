package io.clockwork.benchmarks;

import io.clockwork.airflow.AirflowExporter;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.export.FileChange;
import io.clockwork.export.GeneratedFolder;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.model.Pipeline;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long it takes in a warm JVM to check schedules of 20 tasks and to write them as DAG files
 * into an empty folder, and how long where nothing changes: 100, 1,000 and 4,000 of them, with the
 * exponent of a power law through the sizes. Reading the specifications is not in it: see {@link
 * SpecReading}.
 *
 * <pre>{@code
 * java -cp 'benchmarks/target/lib/*' io.clockwork.benchmarks.ScheduleConversion
 * }</pre>
 */
public final class ScheduleConversion {
  private static final List<Integer> SIZES = List.of(100, 1_000, 4_000);
  private static final int TASKS = 20;
  private static final int REPETITIONS = 7;
  private static final String GIT = "https://git.example.com/growth/churn.git";
  private static final String SCHEDULE =
      """
      apiVersion: clockwork/v1
      kind: Schedule
      name: nightly-%d
      owner: growth@example.com
      tags: [growth]
      schedule: {cron: "0 2 * * *", timezone: Asia/Jakarta, start: 2026-01-01}
      pipeline: {git: %s, ref: main}
      params: {market: sg}
      alerts: [{on: [failure], slack: "#growth"}]
      """;
  private static final String PLATFORM =
      """
      apiVersion: clockwork/v1
      kind: Platform
      runtimes: {python: {image: "registry.example.com/python:3.11"}}
      sizes: {small: {cpu: 500m, memory: 1Gi}}
      defaults: {resources: small, retries: 1, timeout: 12h}
      runtime_image: registry.example.com/clockwork/runtime:1.0
      store: {url: s3://ml-clockwork/runs}
      airflow: {version: "3.1"}
      alerts: {slack_conn_id: slack_default}
      """;
  private static final AirflowExporter AIRFLOW = new AirflowExporter();

  private ScheduleConversion() {}

  /** Measures and prints. */
  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    List<ScheduledPipeline> schedules =
        IntStream.range(0, SIZES.get(SIZES.size() - 1))
            .mapToObj(ScheduleConversion::schedule)
            .toList();
    double[] seconds = new double[SIZES.size()];
    for (int i = 0; i < seconds.length; i++) {
      List<ScheduledPipeline> some = schedules.subList(0, SIZES.get(i));
      double[] written = new double[REPETITIONS];
      double[] same = new double[REPETITIONS];
      // Removed when all is measured: what is written beside a removal waits for it.
      try (ScratchFolder scratch = ScratchFolder.create()) {
        for (int round = -2; round < REPETITIONS; round++) {
          Path folder = scratch.path().resolve("round" + round);
          written[Math.max(round, 0)] = convert(some, folder, some.size());
          same[Math.max(round, 0)] = convert(some, folder, 0);
        }
      }
      seconds[i] = median(written);
      out.printf(
          "%,5d schedules of %d tasks: written in %.3f s; unchanged, %.3f s%n",
          some.size(), TASKS, seconds[i], median(same));
    }
    int last = seconds.length - 1;
    out.printf(
        "exponent %.2f%n",
        Math.log(seconds[last] / seconds[0]) / Math.log((double) SIZES.get(last) / SIZES.get(0)));
  }

  private static double convert(List<ScheduledPipeline> schedules, Path folder, int wanted)
      throws IOException {
    long start = System.nanoTime();
    GeneratedFolder files = GeneratedFolder.at(folder);
    int changed = 0;
    for (ScheduledPipeline schedule : schedules) {
      List<FileChange> changes = files.compare(AIRFLOW.export(schedule));
      files.write(changes);
      changed += (int) changes.stream().filter(change -> !change.isNone()).count();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (changed != wanted) {
      throw new AssertionError(changed + " files changed, not " + wanted);
    }
    return seconds;
  }

  private static double median(double[] seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static ScheduledPipeline schedule(int number) {
    Schedule schedule = ScheduleYaml.parse("nightly.yaml", SCHEDULE.formatted(number, GIT));
    Platform platform = PlatformYaml.parse("platform.yaml", PLATFORM);
    Pipeline pipeline = PipelineYaml.parse("clockwork.yaml", pipeline(number));
    return ScheduledPipeline.builder(schedule, platform)
        .pipeline(pipeline)
        .code(
            new PinnedCode(
                ScheduledPipeline.neededCode(schedule, pipeline).orElseThrow(),
                RefKind.BRANCH,
                "3f2a".repeat(10)))
        .build();
  }

  private static String pipeline(int number) {
    StringBuilder out = new StringBuilder("apiVersion: clockwork/v1\nkind: Pipeline\n");
    out.append("name: churn-").append(number).append("\nparams: {market: id, threshold: 0.5}\n");
    out.append("tasks:\n");
    for (int i = 0; i < TASKS; i++) {
      out.append("  task-").append(i).append(":\n");
      out.append("    python: etl/step_").append(i).append(".py\n");
      out.append("    args: [--day, \"${run.date}\", --market, \"${params.market}\"]\n");
      out.append("    outputs: {table: file, rows: integer}\n");
      out.append("    env: {LOG_LEVEL: info, STEP: \"").append(i).append("\"}\n");
      if (i > 0) {
        out.append("    inputs: {before: task-").append(i - 1).append(".table}\n");
      }
    }
    return out.toString();
  }
}
