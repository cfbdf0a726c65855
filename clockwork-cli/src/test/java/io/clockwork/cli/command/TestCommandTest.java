package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  private static final String HEAD = "apiVersion: clockwork/v1\nkind: Test\n";

  @TempDir Path folder;

  @BeforeEach
  void writePipeline() throws IOException {
    Files.writeString(
        folder.resolve("clockwork.yaml"),
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: churn
        tasks:
          extract:
            shell: "true"
            outputs: {rows: integer}
          train:
            shell: "echo reading; test $CLOCKWORK_INPUT_ROWS = 3"
            inputs: {rows: extract.rows}
        """);
  }

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  private void tests(String text) throws IOException {
    Files.writeString(folder.resolve("churn.test.yaml"), HEAD + text);
  }

  @Test
  void a_line_a_test_and_what_was_expected_of_those_that_fail() throws IOException {
    tests(
        """
        tests:
          - name: it runs
          - name: training <fails>
            stubs: {train: {fails_with: 3, takes: 2m}}
            expect: {tasks: {train: succeeded}}
        """);

    assertThat(call("test", "--junit-xml", "out/tests.xml"))
        .isEqualTo(
            new Caller.Called(
                1,
                """
                ok      churn.test.yaml: it runs
                FAILED  churn.test.yaml: training <fails>
                        expected the run to be succeeded, but it is failed
                        expected task "train" to be succeeded, but it is failed
                        the run failed
                          extract  succeeded        -  rows=0
                          train    failed      2m 00s  exit code 3
                2 tests, 1 failed
                """,
                ""));
    assertThat(folder.resolve("out/tests.xml"))
        .content()
        .contains(
            "<testsuite name=\"churn.test.yaml\" tests=\"2\" failures=\"1\" errors=\"0\"",
            "<testcase classname=\"churn.test.yaml\" name=\"training &lt;fails&gt;\">",
            "<failure message=\"expected the run to be succeeded, but it is failed\">expected the");
  }

  @Test
  void tasks_that_run_as_they_are_run_in_processes() throws IOException {
    tests(
        """
        tests:
          - name: three rows are enough
            stubs: {extract: {produces: {rows: 3}}, train: {runs: true}}
          - name: four are too many
            stubs: {extract: {produces: {rows: 4}}, train: {runs: true}}
        """);

    Caller.Called called = call("test", "--executor", "process");

    assertThat(called.exitCode()).as(called.err()).isEqualTo(1);
    assertThat(called.out())
        .contains("ok      churn.test.yaml: three rows are enough\n")
        .contains("FAILED  churn.test.yaml: four are too many\n")
        .contains("        expected the run to be succeeded, but it is failed\n")
        .contains("          train | reading\n")
        .endsWith("2 tests, 1 failed\n");
  }

  @Test
  void only_tests_of_a_name_run() throws IOException {
    tests("tests: [{name: a retry helps}, {name: it runs}]\n");

    assertThat(call("test", "--name", "retry").out())
        .isEqualTo("ok      churn.test.yaml: a retry helps\n1 test, passed\n");
    assertThat(call("test", "--name", "mail"))
        .isEqualTo(new Caller.Called(2, "", "error: no test has \"mail\" in its name\n"));
  }

  @Test
  void problems_of_a_file_are_shown_at_their_lines() throws IOException {
    tests("tests: [{name: one, stubs: {trian: {}}}]\n");

    assertThat(call("test"))
        .isEqualTo(
            new Caller.Called(
                1,
                "0 tests, 1 file could not be run\n",
                """
                churn.test.yaml:3:29: error[unknown-task]: task "trian" is stubbed, but does not \
                exist
                  3 | tests: [{name: one, stubs: {trian: {}}}]
                    |                             ^^^^^
                  help: did you mean "train"?
                """));
  }

  @Test
  void validate_holds_tests_against_their_pipeline() throws IOException {
    tests("pipeline: clockwrk.yaml\ntests: [{name: one}]\n");

    assertThat(call("validate", "churn.test.yaml").out())
        .isEqualTo(
            """
            churn.test.yaml:3:11: error[path-not-found]: pipeline "clockwrk.yaml" does not exist
              3 | pipeline: clockwrk.yaml
                |           ^^^^^^^^^^^^^
              help: name the file of the pipeline, relative to this file's folder: pipeline: ..
            """);
  }

  @Test
  void results_are_json_for_programs() throws IOException {
    tests("tests: [{name: it runs, only: [extract]}]\n");

    assertThat(call("test", "--format", "json").out())
        .isEqualTo(
            "{\"passed\":true,\"files\":[{\"file\":\"churn.test.yaml\",\"problems\":"
                + "[],\"tests\":[{\"name\":\"it runs\",\"passed\":true,\"failures\":[],"
                + "\"problems\":[],\"run\":{\"state\":\"succeeded\",\"tasks\":{\"extract\":"
                + "{\"state\":\"succeeded\",\"attempts\":1,\"reason\":\"\"}}}}]}]}\n");
  }

  @Test
  void a_folder_without_tests_is_refused() {
    assertThat(call("test"))
        .isEqualTo(
            new Caller.Called(
                2,
                "",
                """
                error: no *.test.yaml in this folder or below it
                  help: clockwork init writes a pipeline with a test
                """));
  }
}
