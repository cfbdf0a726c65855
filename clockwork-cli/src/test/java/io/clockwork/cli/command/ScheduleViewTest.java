package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code graph} and {@code explain} make of schedules of a central repository. */
class ScheduleViewTest extends CentralRepository {
  @Test
  void graph_and_explain_follow_the_schedule() throws Exception {
    assertThat(call("graph", "central/growth/nightly.yaml").out()).contains("say", "after");

    assertThat(explained("central/growth/nightly.yaml", "after"))
        .isEqualTo(
            """
            pipeline churn

            schedule churn-nightly
              schedule.cron  0 2 * * 1-5, on Monday to Friday at 02:00  central/growth/nightly.yaml:4
              schedule.timezone  Asia/Jakarta  central/platform.yaml:3 (platform)
              schedule.start  2026-01-01 (scheduled runs only)  central/growth/nightly.yaml:4
              schedule.catchup  false (scheduled runs only)  built-in
              schedule.max_active_runs  1 (scheduled runs only)  built-in
              schedule.timeout  6h (scheduled runs only)  central/growth/nightly.yaml:4
              pipeline.git  file://code  central/growth/nightly.yaml:5
              pipeline.ref  main  central/growth/nightly.yaml:5
              pipeline.path  train/clockwork.yaml  central/growth/nightly.yaml:5
              commit  COMMIT  branch main
              alerts  not on this machine  central/growth/nightly.yaml:7

            platform
              timezone  Asia/Jakarta  central/platform.yaml:3

            params
              market  string, sg  central/growth/nightly.yaml:6
              days  integer, 7  file://code@SHORT/train/clockwork.yaml:4

            task after
              shell  "test ! -e \\"$HOME/broken\\""  file://code@SHORT/train/clockwork.yaml:10
              inputs.word  say.word  file://code@SHORT/train/clockwork.yaml:11
              trigger_rule  all_success  built-in
              runtime  none  built-in
              resources  none  built-in
              retries.count  0  built-in
              retries.delay  30s  built-in
              retries.backoff  constant  built-in
              retries.max_delay  1h  built-in
              timeout  none  built-in
            """);
  }

  @Test
  void explain_of_a_single_step_names_the_lines_of_the_schedule() throws Exception {
    step("python: {git: \"file://" + code + "\", ref: main, path: train/say.py}\n");

    assertThat(explained("central/step.yaml"))
        .contains(
            """
              code.git  file://code  central/step.yaml:8
              code.ref  main  central/step.yaml:8
              commit  COMMIT  branch main
            """)
        .endsWith(
            """
            task refresh
              python  say.py  central/step.yaml:8
              outputs.word  string  central/step.yaml:6
              trigger_rule  all_success  built-in
              runtime  python  built-in
              resources  none  built-in
              retries.count  2  central/step.yaml:7
              retries.delay  30s  built-in
              retries.backoff  constant  built-in
              retries.max_delay  1h  built-in
              timeout  none  built-in
            """);
    assertThat(call("explain", "central/step.yaml", "--format", "json").out())
        .contains("\"schedule\":{\"name\":\"refresh\",\"fields\":{\"schedule.cron\":{");
  }

  /** Without the spaces that make columns of it. */
  private String explained(String... words) throws Exception {
    String[] all = Stream.concat(Stream.of("explain"), Stream.of(words)).toArray(String[]::new);
    return call(all)
        .out()
        .replaceAll("(\\S) {2,}", "$1  ")
        .replace(sh("git rev-parse HEAD"), "COMMIT")
        .replace(head(), "SHORT");
  }
}
