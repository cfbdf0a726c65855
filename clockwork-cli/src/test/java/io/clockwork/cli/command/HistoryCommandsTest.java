package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCommandsTest {
  private static final Pattern RUN = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-[0-9a-z]{4}");

  @TempDir Path folder;
  private String run = "";

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  @BeforeEach
  void run() throws IOException {
    Files.writeString(
        folder.resolve("clockwork.yaml"),
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: demo
        params: {size: 3}
        tasks:
          make:
            shell: |
              echo making
              printf 5 > $CLOCKWORK_OUTPUT_N
              echo data > $CLOCKWORK_OUTPUT_TABLE
            outputs: {n: integer, table: file}
          bad: {shell: 'echo attempt $CLOCKWORK_ATTEMPT; exit 1', after: [make], retries: {count: 1, delay: 1s}}
          never: {shell: 'true', after: [bad]}
        """);
    Caller.Called called = call("run");
    run = RUN.matcher(called.out()).results().findFirst().orElseThrow().group();
  }

  @Test
  void runs_lists_the_latest_first() {
    assertThat(call("runs").out().replaceAll(" +", " "))
        .startsWith("RUN PIPELINE STATE STARTED TOOK TASKS\n" + run + " demo failed ")
        .endsWith("s 1 succeeded, 1 failed, 1 upstream_failed\n");
    assertThat(call("runs", "--format", "json").out())
        .startsWith("[{\"run\":\"" + run + "\",\"pipeline\":\"demo\",\"state\":\"failed\"");
  }

  @Test
  void runs_are_found_from_a_folder_below_and_by_name() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    assertThat(new Caller(below).call("runs").out()).contains(run);
    assertThat(new Caller(below).call("runs", "--in", "../../clockwork.yaml").out()).contains(run);
    assertThat(call("runs", "--in", "a").err()).isEqualTo("no runs in a/.clockwork/runs\n");
  }

  @Test
  void logs_of_a_task_come_as_they_were_written() {
    assertThat(call("logs", run, "make")).isEqualTo(new Caller.Called(0, "making\n", ""));
    assertThat(call("logs", "latest", "bad").out()).isEqualTo("attempt 2\n");
    assertThat(call("logs", "latest", "bad", "--attempt", "1").out()).isEqualTo("attempt 1\n");
  }

  @Test
  void logs_of_a_run_have_headings() {
    assertThat(call("logs", run.substring(0, 20)).out())
        .isEqualTo(
            """
            ==> make, attempt 1 <==
            making
            ==> bad, attempt 2 <==
            attempt 2
            """);
  }

  @Test
  void logs_that_do_not_exist_are_wrong_usage() {
    assertThat(call("logs", "latest", "mak").err())
        .isEqualTo("error: no task \"mak\" in run " + run + "\n  help: did you mean \"make\"?\n");
    assertThat(call("logs", "latest", "never").err())
        .isEqualTo("error: task never has no log: it is upstream_failed and had no attempt\n");
    assertThat(call("logs", "latest", "bad", "--attempt", "7").err())
        .isEqualTo("error: task bad had 2 attempts, and none of number 7\n");
    assertThat(call("logs", "nope").exitCode()).isEqualTo(2);
  }

  @Test
  void show_names_every_output() {
    Caller.Called called = call("show");
    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .startsWith("run " + run + " of demo failed in ")
        .contains(
            "\noutputs\n  make.n      integer  5\n  make.table  file     .clockwork/runs/demo/")
        .contains("\nparams\n  size  3\n");
  }

  @Test
  void show_as_json_has_values_and_paths() {
    assertThat(call("show", run, "--format", "json").out())
        .startsWith("{\"run\":\"" + run + "\"")
        .contains("\"n\":{\"type\":\"integer\",\"value\":5}", "\"exit_code\":1");
  }

  @Test
  void report_shows_the_pipeline_as_it_was_when_the_run_began() throws IOException {
    Path report = folder.resolve(call("show", "--html").out().strip());
    String then = Files.readString(report);
    Files.delete(report);
    Files.writeString(folder.resolve("clockwork.yaml"), "nothing of it");
    call("show", "--html");
    assertThat(graph(Files.readString(report))).isEqualTo(graph(then)).contains("never");
  }

  private static String graph(String report) {
    return report.substring(report.indexOf("<svg"), report.lastIndexOf("</svg>"));
  }

  @Test
  void show_html_names_the_report_and_writes_it_where_it_is_missing() throws IOException {
    String named = call("show", "--html").out().strip();
    Path report = folder.resolve(named);
    assertThat(report).isRegularFile();
    Files.delete(report);
    assertThat(call("show", run, "--html").out().strip()).isEqualTo(named);
    assertThat(report).content().startsWith("<!DOCTYPE html>").contains("demo");
  }

  @Test
  void clean_removes_old_runs_only_when_told() {
    assertThat(call("clean").err()).isEqualTo("nothing to remove in .clockwork/runs\n");
    assertThat(call("clean", "--older-than", "1d").err()).startsWith("nothing to remove");
    assertThat(call("clean", "--older-than", "0s", "--dry-run").out())
        .isEqualTo("would remove run " + run + " of demo\n");
    assertThat(call("clean", "--older-than", "0s").out())
        .isEqualTo("removed run " + run + " of demo\n");
    assertThat(call("runs").err()).isEqualTo("no runs in .clockwork/runs\n");
  }

  @Test
  void clean_of_an_unreadable_age_is_wrong_usage() {
    assertThat(call("clean", "--older-than", "soon").err())
        .isEqualTo("error: --older-than takes a duration such as 14d or 12h, not \"soon\"\n");
  }
}
