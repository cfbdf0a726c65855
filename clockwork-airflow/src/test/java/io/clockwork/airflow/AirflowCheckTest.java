package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.export.ScheduledPipeline;
import org.junit.jupiter.api.Test;

/** What is not written is refused, where it is asked for. */
class AirflowCheckTest {
  private static final String LOAD = "tasks: {load: {image: \"load:1.0\", command: [load]}}\n";

  private static final String DAILY =
      """
      schedule: {cron: "@daily", start: 2026-01-01}
      pipeline: {git: https://git.example.com/growth/churn.git, ref: main}
      """;

  private static String problems(ScheduledPipeline scheduled) {
    return TextFormat.plain().render(new AirflowExporter().check(scheduled));
  }

  @Test
  void a_platform_without_what_pods_need_is_refused_all_at_once() {
    assertThat(problems(Schedules.nightly(LOAD, DAILY, "timezone: Asia/Jakarta\n")))
        .isEqualTo(
            """
            platform.yaml:1:1: error[unsupported-on-airflow]: the platform has no "airflow", which schedules on Airflow need
              1 | apiVersion: clockwork/v1
                | ^^^^^^^^^^^^^^^^^^^^^^^^
              help: add the version that runs schedules, such as: airflow: {version: "3.1"}
            platform.yaml:1:1: error[unsupported-on-airflow]: the platform has no "runtime_image", which schedules on Airflow need
              1 | apiVersion: clockwork/v1
                | ^^^^^^^^^^^^^^^^^^^^^^^^
              help: add the image of the runtime that stands beside every task
            platform.yaml:1:1: error[unsupported-on-airflow]: the platform has no "store", which schedules on Airflow need
              1 | apiVersion: clockwork/v1
                | ^^^^^^^^^^^^^^^^^^^^^^^^
              help: add where runs are kept, such as: store: {url: s3://bucket/runs}
            """);
  }

  @Test
  void a_folder_is_refused_where_tasks_run_in_pods() {
    String platform =
        """
        runtime_image: registry.example.com/clockwork/runtime:1.0
        store: {url: file:///srv/runs}
        airflow: {version: "3.1"}
        """;
    assertThat(problems(Schedules.nightly(LOAD, DAILY, platform)))
        .isEqualTo(
            """
            platform.yaml:4:14: error[unsupported-on-airflow]: store "file:///srv/runs" is a folder, which pods do not reach
              4 | store: {url: file:///srv/runs}
                |              ^^^^^^^^^^^^^^^^
              help: keep runs in a claim or in an object store, such as pvc://runs or s3://bucket/runs
            """);
  }

  @Test
  void what_a_container_alone_cannot_have_is_refused_at_its_tasks() {
    String pipeline =
        """
        defaults: {image: "load:1.0"}
        tasks:
          script: {python: load.py}
          beside: {command: [bin/load]}
          data: {command: [load], outputs: {rows: integer}}
          secret: {shell: load, secrets: {PASSWORD: db/password}}
        """;
    String platform =
        """
        runtime_image: registry.example.com/clockwork/runtime:1.0
        airflow: {version: "3.1", backend: docker, operator: plain}
        """;
    assertThat(problems(Schedules.nightly(pipeline, DAILY, platform)))
        .isEqualTo(
            """
            clockwork.yaml:6:20: error[unsupported-on-airflow]: the code of task "script" is not brought by operator "plain" on one host
              6 |   script: {python: load.py}
                |                    ^^^^^^^
              help: write "operator: clockwork", or "backend: kubernetes"
            clockwork.yaml:7:21: error[unsupported-on-airflow]: task "beside" runs "bin/load" of its code, which is not brought by operator "plain" on one host
              7 |   beside: {command: [bin/load]}
                |                     ^^^^^^^^^^
              help: write "operator: clockwork", or "backend: kubernetes"
            clockwork.yaml:8:36: error[unsupported-on-airflow]: the data of task "data" is not brought by operator "plain" on one host
              8 |   data: {command: [load], outputs: {rows: integer}}
                |                                    ^^^^^^^^^^^^^^^
              help: write "operator: clockwork", or "backend: kubernetes"
            clockwork.yaml:9:34: error[unsupported-on-airflow]: "secrets" of task "secret" would stand in the description of its container, where all who may ask the engine read them
              9 |   secret: {shell: load, secrets: {PASSWORD: db/password}}
                |                                  ^^^^^^^^^^^^^^^^^^^^^^^
              help: write "operator: clockwork"
            """);
  }

  @Test
  void a_claim_is_refused_where_tasks_run_in_containers_of_one_host() {
    String platform =
        """
        runtime_image: registry.example.com/clockwork/runtime:1.0
        store: {url: pvc://runs}
        airflow: {version: "3.1", backend: docker}
        """;
    assertThat(problems(Schedules.nightly(LOAD, DAILY, platform)))
        .isEqualTo(
            """
            platform.yaml:4:14: error[unsupported-on-airflow]: store "pvc://runs" is a claim, which only pods reach
              4 | store: {url: pvc://runs}
                |              ^^^^^^^^^^
              help: keep runs in a folder of the host or in an object store, such as file:///srv/runs or s3://bucket/runs
            """);
  }

  @Test
  void an_image_that_runs_by_itself_and_a_runtime_without_image_are_refused_at_their_tasks() {
    String pipeline =
        """
        tasks:
          own: {image: "report:1.4"}
          script: {shell: ./load.sh, runtime: python}
          none: {shell: ./load.sh}
        """;
    assertThat(
            problems(
                Schedules.nightly(
                    pipeline, DAILY, Schedules.PLATFORM.replaceFirst("runtimes:.*\n", ""))))
        .isEqualTo(
            """
            clockwork.yaml:5:16: error[unsupported-on-airflow]: task "own" runs what its image does by itself, which is not known when a file is written
              5 |   own: {image: "report:1.4"}
                |                ^^^^^^^^^^^^
              help: write what it runs: command: [report, --daily]
            clockwork.yaml:6:39: error[unsupported-on-airflow]: task "script" names runtime "python", which has no image
              6 |   script: {shell: ./load.sh, runtime: python}
                |                                       ^^^^^^
              help: give it an "image", or the runtime one in "runtimes" of the platform
            clockwork.yaml:7:3: error[unsupported-on-airflow]: task "none" names no image, and a container needs one
              7 |   none: {shell: ./load.sh}
                |   ^^^^
              help: give it an "image", or "runtime: python"
            """);
  }

  @Test
  void a_step_that_does_not_reach_its_pod_is_refused_at_its_task() {
    String text = "x".repeat(100_000);
    String pipeline = "tasks:\n  load: {image: \"load:1.0\", shell: " + text + "}\n";
    assertThat(problems(Schedules.nightly(pipeline, DAILY, Schedules.PLATFORM)))
        .isEqualTo(
            """
            clockwork.yaml:5:3: error[unsupported-on-airflow]: task "load" takes 100201 bytes to describe; at most 98304 reach its container
              5 |   load: {image: "load:1.0", shell: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx...
                |   ^^^^
              help: keep long texts in files of its repository
            """);
  }

  @Test
  void a_service_account_beside_that_of_all_pods_is_refused() {
    String pipeline =
        """
        tasks:
          load:
            image: load:1.0
            command: [load]
            kubernetes:
              service_account: loader
        """;
    String platform =
        Schedules.PLATFORM.replace("\"3.1\"", "\"3.1\", service_account: runner")
            + "policy: {allow_kubernetes: [service_account]}\n";
    assertThat(problems(Schedules.nightly(pipeline, DAILY, platform)))
        .isEqualTo(
            """
            clockwork.yaml:9:24: error[unsupported-on-airflow]: "service_account" of task "load" stands against "runner", that of all pods of the schedule
              9 |       service_account: loader
                |                        ^^^^^^
              help: leave it out here, or on the platform and its team
            """);
  }

  @Test
  void a_number_that_python_cannot_hold_is_refused_at_its_param() {
    assertThat(
            problems(
                Schedules.nightly(
                    "params: {weights: {type: json}}\n" + LOAD,
                    DAILY + "params: {weights: [1e999]}\n",
                    Schedules.PLATFORM)))
        .isEqualTo(
            """
            nightly.yaml:6:19: error[unsupported-on-airflow]: param "weights" has a number that Python cannot hold
              6 | params: {weights: [1e999]}
                |                   ^^^^^^^
              help: write one below 1.8e308
            """);
  }

  @Test
  void
      alerts_of_late_runs_on_airflow_2_and_alerts_without_a_connection_are_refused_at_their_lines() {
    String alerts =
        """
        alerts:
          - {on: [failure, late], after: 3h, slack: "#growth", email: [growth@example.com]}
          - {on: [success], webhook: pager}
        """;
    String airflow2 = Schedules.PLATFORM.replace("3.1", "2.11");
    assertThat(problems(Schedules.nightly(LOAD, DAILY + alerts, airflow2)))
        .isEqualTo(
            """
            nightly.yaml:7:20: error[unsupported-on-airflow]: alerts of "late" need the deadlines of Airflow 3.1 and Clockwork's own operator
              7 |   - {on: [failure, late], after: 3h, slack: "#growth", email: [growth@example.com]}
                |                    ^^^^
              help: leave it out; "timeout" of the schedule ends a run that takes too long
            nightly.yaml:7:45: error[unsupported-on-airflow]: the platform has no connection for "slack"
              7 |   - {on: [failure, late], after: 3h, slack: "#growth", email: [growth@example.com]}
                |                                             ^^^^^^^^^
              help: add it to the platform: alerts: {slack_conn_id: NAME}
            nightly.yaml:7:63: error[unsupported-on-airflow]: the platform has no connection for "email"
              7 |   - {on: [failure, late], after: 3h, slack: "#growth", email: [growth@example.com]}
                |                                                               ^^^^^^^^^^^^^^^^^^^^
              help: add it to the platform: alerts: {smtp_conn_id: NAME}
            """);
  }

  @Test
  void a_pool_has_a_name_that_its_airflow_takes() {
    String pool = Schedules.PLATFORM.replace("\"3.1\"", "\"2.11\", pool: \"ml jobs\"");
    assertThat(problems(Schedules.nightly(LOAD, DAILY, pool)))
        .isEqualTo(
            """
            platform.yaml:6:34: error[unsupported-on-airflow]: pool "ml jobs" has a name that Airflow 2 does not take
              6 | airflow: {version: "2.11", pool: "ml jobs"}
                |                                  ^^^^^^^^^
              help: name a pool of at most 250 letters, digits, "_", "-" and "."
            """);
    assertThat(problems(Schedules.nightly(LOAD, DAILY, pool.replace("2.11", "3.1")))).isEmpty();
    assertThat(problems(Schedules.nightly(LOAD, DAILY, pool.replace("ml jobs", "ml-\u00fc.1"))))
        .isEmpty();
  }

  @Test
  void a_repository_of_this_machine_is_refused_where_it_is_named() {
    String local = DAILY.replace("https://git.example.com", "file:///srv/git");
    assertThat(problems(Schedules.nightly(LOAD, local, Schedules.PLATFORM)))
        .isEqualTo(
            """
            nightly.yaml:5:17: error[unsupported-on-airflow]: containers do not reach repository "file:///srv/git/growth/churn.git"
              5 | pipeline: {git: file:///srv/git/growth/churn.git, ref: main}
                |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: name the URL of a server, by https or ssh
            """);
  }

  @Test
  void a_secret_that_opens_no_ssh_is_refused_at_the_credentials() {
    String ssh = DAILY.replace("https://", "ssh://git@");
    String platform =
        Schedules.PLATFORM
            + "git: {credentials: [{url: ssh://git@git.example.com/, secret: git-all/token}]}\n";
    assertThat(problems(Schedules.nightly(LOAD, ssh, platform)))
        .isEqualTo(
            """
            platform.yaml:7:20: error[unsupported-on-airflow]: secret "git-all/token" is for repository "ssh://...@git.example.com/growth/churn.git", which ssh opens by a key of another name
              7 | git: {credentials: [{url: ssh://git@git.example.com/, secret: git-all/token}]}
                |                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: keep the private key under "ssh-key", and "known_hosts" beside it: git-all/ssh-key
            """);
    assertThat(problems(Schedules.nightly(LOAD, ssh, platform.replace("/token", "/ssh-key"))))
        .isEmpty();
  }

  @Test
  void nothing_is_written_of_a_schedule_with_an_error() {
    ScheduledPipeline scheduled = Schedules.nightly(LOAD, DAILY, "timezone: Asia/Jakarta\n");
    assertThatThrownBy(() -> new AirflowExporter().export(scheduled))
        .isInstanceOf(InvalidDocumentException.class);
  }
}
