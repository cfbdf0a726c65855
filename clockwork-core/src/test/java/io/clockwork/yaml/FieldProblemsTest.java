package io.clockwork.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import org.junit.jupiter.api.Test;

/** What is said of single fields, where their places or values are wrong. */
class FieldProblemsTest {
  @Test
  void keys_of_a_step_are_refused_beside_a_pipeline() {
    assertThat(
            check(
                """
                apiVersion: clockwork/v1
                kind: Schedule
                name: churn-nightly
                pipeline: {git: "https://git.example.com/churn.git", ref: main}
                shell: echo hello
                args: [--fast]
                """))
        .isEqualTo(
            """
            schedule.yaml:5:1: error[conflicting-keys]: "shell" is there beside a "pipeline"
              5 | shell: echo hello
                | ^^^^^
              help: keep one of them, or make a schedule for each
            schedule.yaml:6:1: error[misplaced-key]: "args" is there beside a "pipeline"
              6 | args: [--fast]
                | ^^^^
              help: a pipeline says this itself: write it there
            """);
  }

  @Test
  void keys_of_other_places_are_refused_at_the_top_of_a_schedule() {
    assertThat(
            check(
                """
                apiVersion: clockwork/v1
                kind: Schedule
                name: churn-nightly
                pipeline: {git: "https://git.example.com/churn.git", ref: main}
                cron: "0 2 * * *"
                slack: "#growth-alerts"
                inputs: {raw: extract.raw}
                """))
        .isEqualTo(
            """
            schedule.yaml:5:1: error[misplaced-key]: "cron" does not stand at the top of a schedule
              5 | cron: "0 2 * * *"
                | ^^^^
              help: write it under "schedule"
            schedule.yaml:6:1: error[misplaced-key]: "slack" does not stand at the top of a schedule
              6 | slack: "#growth-alerts"
                | ^^^^^
              help: write it in an element of "alerts"
            schedule.yaml:7:1: error[misplaced-key]: "inputs" does not stand at the top of a schedule
              7 | inputs: {raw: extract.raw}
                | ^^^^^^
              help: write it in a pipeline, and name that here
            """);
  }

  @Test
  void keys_without_defaults_are_refused_in_the_defaults_of_a_platform() {
    String text =
        """
        apiVersion: clockwork/v1
        kind: Platform
        defaults: {args: [--fast]}
        """;

    assertThat(TextFormat.plain().render(PlatformYaml.check("platform.yaml", text).report()))
        .isEqualTo(
            """
            platform.yaml:3:12: error[misplaced-key]: "args" has no defaults
              3 | defaults: {args: [--fast]}
                |            ^^^^
              help: write it in each task of a pipeline
            """);
  }

  @Test
  void what_a_schedule_runs_is_not_missed_behind_an_unknown_key() {
    assertThat(
            check(
                """
                apiVersion: clockwork/v1
                kind: Schedule
                name: hello
                launch: echo hello
                timeout: 10m
                """))
        .isEqualTo(
            """
            schedule.yaml:4:1: error[unknown-key]: unknown key "launch" in the document
              4 | launch: echo hello
                | ^^^^^^
              help: keys here are "apiVersion", "kind", "name", "description", "owner", "tags", "schedule", "pipeline", "params", "alerts" and 16 more
            """);
  }

  @Test
  void what_a_task_runs_is_not_missed_behind_an_unknown_key() {
    String text =
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: hello
        tasks:
          hello: {launch: echo hello}
        """;

    assertThat(TextFormat.plain().render(PipelineYaml.check("clockwork.yaml", text).report()))
        .isEqualTo(
            """
            clockwork.yaml:5:11: error[unknown-key]: unknown key "launch" in task "hello"
              5 |   hello: {launch: echo hello}
                |           ^^^^^^
              help: keys here are "description", "python", "notebook", "command", "shell", "args", "requirements", "inputs", "outputs", "after" and 9 more
            """);
  }

  @Test
  void values_that_are_missing_or_too_large_are_refused() {
    assertThat(
            check(
                """
                apiVersion: clockwork/v1
                kind: Schedule
                name: hello
                schedule: {max_active_runs: 99999999999}
                params: {market: null}
                shell: echo hello
                retries: {count: 1, delay: null}
                resources: {cpu: null}
                """))
        .isEqualTo(
            """
            schedule.yaml:4:29: error[out-of-range]: "max_active_runs" is 99999999999
              4 | schedule: {max_active_runs: 99999999999}
                |                             ^^^^^^^^^^^
              help: write how many runs there may be at a time
            schedule.yaml:5:18: error[wrong-type]: param "market" is null, not a value
              5 | params: {market: null}
                |                  ^^^^
              help: write a value, or leave it out
            schedule.yaml:7:28: error[wrong-type]: "delay" is null, not a duration
              7 | retries: {count: 1, delay: null}
                |                            ^^^^
              help: write a duration such as 30s, 10m, 2h, 1d or 1h30m
            schedule.yaml:8:18: error[wrong-type]: "cpu" is null, not a quantity
              8 | resources: {cpu: null}
                |                  ^^^^
              help: write an amount, such as 2 or 500m
            """);
  }

  private static String check(String schedule) {
    return TextFormat.plain().render(ScheduleYaml.check("schedule.yaml", schedule).report());
  }
}
