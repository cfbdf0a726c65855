package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.Pipeline;
import io.clockwork.schedule.Alert;
import io.clockwork.schedule.AlertEvent;
import io.clockwork.schedule.Schedule;
import io.clockwork.schedule.Work;
import io.clockwork.yaml.ScheduleYaml;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchedulesTest {
  private static final String GIT = "https://git.example.com/growth/features.git";

  @Test
  void schedule_of_a_pipeline_is_the_same_in_java_and_yaml() {
    Schedule java =
        Schedule.builder("churn-nightly")
            .owner("growth-ds@example.com")
            .tags("growth")
            .cron("0 2 * * *")
            .timezone("Asia/Jakarta")
            .start("2026-01-01")
            .timeout(Duration.ofHours(6))
            .pipeline("https://git.example.com/growth/churn.git", "main", "clockwork.yaml")
            .param("market", "sg")
            .alert(Alert.on(AlertEvent.FAILURE).slack("#growth-alerts"))
            .alert(Alert.on(AlertEvent.LATE).after(Duration.ofHours(3)).webhook("pager"))
            .build();

    String text = ScheduleYaml.write(java);

    assertThat(text)
        .isEqualTo(
            """
            apiVersion: clockwork/v1
            kind: Schedule
            name: churn-nightly
            owner: growth-ds@example.com
            tags: [growth]
            schedule: {cron: "0 2 * * *", timezone: Asia/Jakarta, start: 2026-01-01, timeout: 6h}
            pipeline: {git: https://git.example.com/growth/churn.git, ref: main}
            params: {market: sg}
            alerts: [{"on": [failure], slack: "#growth-alerts"}, {"on": [late], after: 3h, webhook: pager}]
            """);
    assertThat(ScheduleYaml.parse("schedule.yaml", text)).isEqualTo(java);
    assertThat(java.step()).isEmpty();
  }

  @Test
  void single_step_is_short_for_a_pipeline_of_one_task() {
    Schedule schedule =
        ScheduleYaml.parse(
            "schedule.yaml",
            """
            apiVersion: clockwork/v1
            kind: Schedule
            name: refresh-features
            schedule: {cron: "@hourly", timezone: UTC, start: 2026-01-01}
            python: {git: https://git.example.com/growth/features.git, ref: main, path: jobs/refresh.py}
            args: [--market, "${params.market}"]
            params: {market: sg}
            retries: 2
            """);

    assertThat(schedule.step())
        .contains(
            Pipeline.builder("refresh-features")
                .param("market", "sg")
                .code(GIT, "main", "jobs")
                .task(
                    "refresh-features",
                    t -> t.python("refresh.py").args("--market", "${params.market}").retries(2))
                .build());
    assertThat(schedule.work()).isInstanceOf(Work.SingleStep.class);
  }

  @Test
  void every_problem_of_a_schedule_is_reported_at_its_place() {
    String text =
        """
        apiVersion: clockwork/v1
        kind: Schedule
        name: Nightly
        ownr: growth
        tags: [growth, growth]
        schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
        python: {git: http://git.example.com/a.git, ref: a..b, path: jobs/refresh.ipynb}
        args: ["${params.markt}"]
        params: {market: no}
        retries: 200
        timeout: 5
        alerts:
          - {on: [failure, falure], slack: growth}
          - {on: [late], webhook: https://hooks.example.com/T0/secret}
          - {on: [success]}
        """;

    assertThat(TextFormat.plain().render(ScheduleYaml.check("nightly.yaml", text).report()))
        .isEqualTo(
            """
            nightly.yaml:3:7: error[bad-name]: schedule name "Nightly" is not allowed
              3 | name: Nightly
                |       ^^^^^^^
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as "nightly"
            nightly.yaml:4:1: error[unknown-key]: unknown key "ownr" in the document
              4 | ownr: growth
                | ^^^^
              help: did you mean "owner"?
            nightly.yaml:5:16: error[duplicate-name]: tag "growth" is there twice
              5 | tags: [growth, growth]
                |                ^^^^^^
              help: keep one of them
            nightly.yaml:6:21: error[bad-cron]: cron "0 25 L * *" has hour 25, which does not exist
              6 | schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
                |                     ^^
              help: write a number from 0 to 23
            nightly.yaml:6:24: error[bad-cron]: cron "0 25 L * *" has day of month "L", which is not portable
              6 | schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
                |                        ^
              help: write values, ranges and steps only
            nightly.yaml:6:42: error[bad-timezone]: time zone "Asia/Jakata" does not exist
              6 | schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
                |                                          ^^^^^^^^^^^
              help: did you mean "Asia/Jakarta"?
            nightly.yaml:6:62: error[bad-time]: "start" is "yesterday", which is no date and no absolute time
              6 | schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
                |                                                              ^^^^^^^^^
              help: write a date such as 2026-01-01, or a time such as 2026-01-01T02:00:00+07:00
            nightly.yaml:6:78: error[bad-time]: "end" is "2026-01-01T00:00:00", which is no date and no absolute time
              6 | schedule: {cron: "0 25 L * *", timezone: Asia/Jakata, start: yesterday, end: 2026-01-01T00:00:00}
                |                                                                              ^^^^^^^^^^^^^^^^^^^
              help: add an offset, such as "2026-01-01T00:00:00+07:00"
            nightly.yaml:7:15: error[bad-git-url]: repository "http://git.example.com/a.git" does not prove who serves it; use https or ssh
              7 | python: {git: http://git.example.com/a.git, ref: a..b, path: jobs/refresh.ipynb}
                |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: write a URL such as "https://git.example.com/growth/churn.git"
            nightly.yaml:7:50: error[bad-git-ref]: ref "a..b" cannot be the name of a ref
              7 | python: {git: http://git.example.com/a.git, ref: a..b, path: jobs/refresh.ipynb}
                |                                                  ^^^^
              help: write a branch, a tag or a full commit
            nightly.yaml:7:62: error[bad-path]: task "step" runs notebook "refresh.ipynb" as a script
              7 | python: {git: http://git.example.com/a.git, ref: a..b, path: jobs/refresh.ipynb}
                |                                                              ^^^^^^^^^^^^^^^^^^
              help: write "notebook" instead of "python"
            nightly.yaml:8:9: error[unknown-expression]: "${params.markt}" names a param that does not exist
              8 | args: ["${params.markt}"]
                |         ^^^^^^^^^^^^^^^
              help: did you mean "${params.market}"?
            nightly.yaml:9:18: error[ambiguous-value]: "no" is true or false to some readers of YAML and a text to others
              9 | params: {market: no}
                |                  ^^
              help: write "no" for a text
            nightly.yaml:10:10: error[out-of-range]: retries of task "step" are 200
              10 | retries: 200
                 |          ^^^
              help: write a number from 0 to 100
            nightly.yaml:11:10: error[bad-duration]: "timeout" is "5", which has no unit
              11 | timeout: 5
                 |          ^
              help: add a unit: 5s, or minutes, hours, days
            nightly.yaml:13:20: error[unknown-value]: "falure" is none of the events
              13 |   - {on: [failure, falure], slack: growth}
                 |                    ^^^^^^
              help: did you mean "failure"?
            nightly.yaml:13:36: error[bad-alert]: slack "growth" is no channel
              13 |   - {on: [failure, falure], slack: growth}
                 |                                    ^^^^^^
              help: write "#growth", in quotes
            nightly.yaml:14:11: error[bad-alert]: an alert of "late" does not say after how long
              14 |   - {on: [late], webhook: https://hooks.example.com/T0/secret}
                 |           ^^^^
              help: add how long after it was queued a run is late: after: 3h
            nightly.yaml:14:27: error[bad-alert]: webhook "https://..." is no name of a connection
              14 |   - {on: [late], webhook: https://hooks.example.com/T0/secret}
                 |                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: name an Airflow HTTP connection, which holds the URL: it is a secret
            nightly.yaml:15:5: error[bad-alert]: an alert goes nowhere
              15 |   - {on: [success]}
                 |     ^^^^^^^^^^^^^^^
              help: add one of "slack", "email" and "webhook"
            """);
  }

  @Test
  void problems_of_a_schedule_built_in_java_name_the_line_of_the_call() {
    Schedule.Builder builder =
        Schedule.builder("nightly")
            .cron("0 2 * *")
            .start("2026-01-01")
            .step(task -> task.python("jobs/refresh.py"));

    assertThatExceptionOfType(InvalidDocumentException.class)
        .isThrownBy(builder::build)
        .withMessageMatching(
            "(?s)SchedulesTest.java:\\d+: error\\[bad-cron]: cron \"0 2 \\* \\*\" has 4 fields, not"
                + " five.*SchedulesTest.java:\\d+: error\\[missing-key]: the python of a schedule has"
                + " no repository.*");
  }
}
