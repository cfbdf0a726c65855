package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  @Test
  void fields_point_to_their_lines() {
    call("init");
    assertThat(call("explain", ".", "fit"))
        .isEqualTo(
            new Caller.Called(
                0,
                """
                pipeline %s

                params
                  points  integer, 200  clockwork.yaml:11
                  noise   number, 0.5   clockwork.yaml:12

                task fit
                  python             fit.py         clockwork.yaml:27
                  inputs.table       prepare.table  clockwork.yaml:30
                  outputs.slope      number         clockwork.yaml:31
                  outputs.error      number         clockwork.yaml:31
                  trigger_rule       all_success    built-in
                  runtime            python         built-in
                  resources          none           built-in
                  retries.count      1              clockwork.yaml:32
                  retries.delay      30s            built-in
                  retries.backoff    constant       built-in
                  retries.max_delay  1h             built-in
                  timeout            10m            clockwork.yaml:16 (defaults)
                """
                    .formatted(folder.getFileName()),
                ""));
  }

  @Test
  void unknown_task_is_wrong_usage_with_the_nearest_one() {
    call("init");
    Caller.Called called = call("explain", ".", "fits");
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("no task \"fits\"", "help: did you mean \"fit\"?");
  }

  @Test
  void missing_pipeline_is_wrong_usage() {
    assertThat(call("explain"))
        .isEqualTo(
            new Caller.Called(
                2,
                "",
                """
                error: no clockwork.yaml in this folder
                  help: name a pipeline, a schedule, a script or a notebook; clockwork init writes a pipeline
                """));
    assertThat(call("explain", "nope.yaml").err())
        .isEqualTo("error: nope.yaml: no such file or folder\n");
  }

  @Test
  void invalid_pipeline_is_reported_and_not_explained() throws IOException {
    Files.writeString(
        folder.resolve("clockwork.yaml"), "apiVersion: clockwork/v1\nkind: Pipeline\n");
    Caller.Called called = call("explain");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).contains("error[missing-key]");
  }

  @Test
  void second_pipeline_in_a_file_is_refused_at_its_name() throws IOException {
    String one = "apiVersion: clockwork/v1\nkind: Pipeline\nname: %s\ntasks: {a: {shell: x}}\n";
    Files.writeString(
        folder.resolve("clockwork.yaml"), one.formatted("one") + "---\n" + one.formatted("two"));
    assertThat(call("explain").err())
        .isEqualTo(
            """
            clockwork.yaml:8:7: error[several-documents]: a second pipeline where one is wanted
              8 | name: two
                |       ^^^
              help: give each pipeline a file of its own
            """);
  }
}
