package io.clockwork.airflow;

import io.clockwork.export.ImageMetadata;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.ScheduleYaml;
import java.util.List;
import java.util.Map;

/** A specification for each feature, which asks for it in the simplest way. */
final class Samples {
  private static final String LOAD = "tasks: {load: {image: \"load:1.0\", command: [load]}}\n";
  private static final String DAILY =
      """
      schedule: {cron: "@daily", start: 2026-01-01}
      pipeline: {git: https://git.example.com/growth/churn.git, ref: main}
      """;
  private static final String BASE =
      """
      runtimes: {python: {image: "registry.example.com/clockwork/python:3.11"}}
      runtime_image: registry.example.com/clockwork/runtime:1.0
      alerts: {slack_conn_id: slack_default, smtp_conn_id: smtp_default}
      """;
  private static final String BUCKET = "store: {url: s3://ml-clockwork/runs}\n";

  private Samples() {}

  /** The sample of a feature on a target. */
  static ScheduledPipeline of(AirflowFeature feature, AirflowTarget target) {
    return switch (feature) {
      case TASKS, CODE_BESIDE, CRON, RUNS_BY_HAND -> task("", target);
      case CODE -> tasks("load: {python: etl/load.py}", target);
      case ENTRYPOINTS -> entrypoint(target);
      case DATA -> task("outputs: {rows: integer}", target);
      case TRIGGER_RULES ->
          tasks(
              "load: {image: \"load:1.0\", command: [load]},"
                  + " tidy: {image: \"load:1.0\", command: [tidy], after: [load],"
                  + " trigger_rule: all_done}",
              target);
      case PARAMS -> of("params: {market: sg}\n" + LOAD, "", BUCKET, "", target);
      case SECRETS -> task("secrets: {SMTP_PASSWORD: smtp/password}", target);
      case CPU_AND_MEMORY -> task("resources: {cpu: 2, memory: 4Gi}", target);
      case GPUS -> task("resources: {gpu: 1}", target);
      case DISKS -> task("resources: {disk: 10Gi}", target);
      case RETRIES -> task("retries: 2", target);
      case TIMEOUTS -> task("timeout: 2h", target);
      case ADDITIONS -> task("kubernetes: {labels: {team: growth}}", target);
      case SECURITY_CONTEXTS -> task("kubernetes: {security_context: {runAsUser: 1000}}", target);
      case ALERTS_OF_RUNS, MESSAGES -> alert("{on: [failure], slack: \"#growth\"}", target);
      case ALERTS_OF_TASKS -> alert("{on: [retry], slack: \"#growth\"}", target);
      case LATE_ALERTS -> alert("{on: [late], after: 3h, slack: \"#growth\"}", target);
      case WEBHOOKS -> alert("{on: [failure], webhook: pager}", target);
      case CLAIMS -> of(LOAD, "", "store: {url: pvc://runs}\n", "", target);
      case BUCKETS -> of(LOAD, "", BUCKET, "", target);
      case FOLDERS -> of(LOAD, "", "store: {url: file:///srv/runs}\n", "", target);
      case KEEPING ->
          of(LOAD, "", "store: {url: " + reached(target) + ", keep: 30d}\n", "", target);
      case KEEPING_BUCKETS -> of(LOAD, "", BUCKET.replace("}", ", keep: 30d}"), "", target);
      case DEFERRING -> of(LOAD, "", BUCKET, ", deferrable: true", target);
    };
  }

  /** A store that is no bucket. */
  private static String reached(AirflowTarget target) {
    return target.isDocker() ? "file:///srv/runs" : "pvc://runs";
  }

  private static ScheduledPipeline entrypoint(AirflowTarget target) {
    ScheduledPipeline other = task("", target);
    Schedule step =
        ScheduleYaml.parse(
            "nightly.yaml",
            Schedules.head("Schedule", "name: nightly\n") + "schedule: {}\nimage: load:1.0\n");
    return ScheduledPipeline.builder(step, other.platform())
        .build()
        .withImages(
            Map.of(
                "load:1.0",
                new ImageMetadata("sha256:" + "ab".repeat(32), List.of("/load"), List.of())));
  }

  private static ScheduledPipeline task(String more, AirflowTarget target) {
    String comma = more.isEmpty() ? "" : ", ";
    return tasks("load: {image: \"load:1.0\", command: [load]" + comma + more + "}", target);
  }

  private static ScheduledPipeline tasks(String tasks, AirflowTarget target) {
    return of("tasks: {" + tasks + "}\n", "", BUCKET, "", target);
  }

  private static ScheduledPipeline alert(String alert, AirflowTarget target) {
    return of(LOAD, "alerts: [" + alert + "]\n", BUCKET, "", target);
  }

  private static ScheduledPipeline of(
      String pipeline, String schedule, String store, String airflow, AirflowTarget target) {
    String settings =
        "airflow: {version: \"%s\", backend: %s, operator: %s%s}\n"
            .formatted(
                target.major() == 2 ? "2.11" : "3.1",
                target.backend().id(),
                target.operator().id(),
                airflow);
    return Schedules.nightly(pipeline, DAILY + schedule, BASE + store + settings);
  }
}
