package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartialRunCommandTest {
  private static final Pattern RUN = Pattern.compile("\\b\\d{8}-\\d{6}-\\d{3}-[0-9a-z]{4}");

  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  private void tasks(String yaml) throws IOException {
    Files.writeString(
        folder.resolve("clockwork.yaml"),
        "apiVersion: clockwork/v1\nkind: Pipeline\nname: demo\n" + yaml.stripIndent());
  }

  private static String id(Caller.Called called) {
    return RUN.matcher(called.out()).results().findFirst().orElseThrow().group();
  }

  @Test
  void only_some_tasks_take_inputs_from_the_latest_run() throws IOException {
    tasks(
        """
        tasks:
          make: {shell: "printf 5 > $CLOCKWORK_OUTPUT_N", outputs: {n: integer}}
          use: {shell: "echo got $CLOCKWORK_INPUT_N", inputs: {n: make.n}}
        """);
    String first = id(call("run"));
    Caller.Called called = call("run", "--only", "use");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err())
        .contains("inputs of tasks left out come from run " + first + "\n", "use | got 5\n")
        .doesNotContain("make: started");
  }

  @Test
  void one_task_runs_alone_with_what_it_is_given() throws IOException {
    tasks(
        """
        tasks:
          make:
            shell: "true"
            outputs: {n: integer, raw: file}
          use:
            shell: "echo got $CLOCKWORK_INPUT_N $(cat $CLOCKWORK_INPUT_RAW)"
            inputs: {n: make.n, raw: make.raw}
        """);
    Files.writeString(folder.resolve("small.csv"), "a,b");
    Caller.Called called =
        call("run", "--only", "use", "--input", "n=5", "--input", "use.raw=small.csv");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err())
        .contains("given instead of tasks left out: make.n, make.raw\n", "use | got 5 a,b\n");
  }

  @Test
  void partial_run_without_an_earlier_one_is_refused() throws IOException {
    tasks(
        """
        tasks:
          make: {shell: "printf 5 > $CLOCKWORK_OUTPUT_N", outputs: {n: integer}}
          use: {shell: "true", inputs: {n: make.n}}
        """);
    Caller.Called called = call("run", "--only", "use");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err()).contains("error[no-earlier-output]");
    assertThat(folder.resolve(".clockwork")).doesNotExist();
  }

  @Test
  void image_of_a_task_that_is_not_run_is_no_hindrance() throws IOException {
    tasks(
        """
        tasks:
          load: {shell: "true"}
          report: {image: "example.com/report:1", after: [load]}
        """);
    assertThat(call("run").err()).contains("clockwork.yaml:6:19: error[unsupported-on-process]");
    Caller.Called called = call("run", "--only", "load");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err()).doesNotContain("unsupported-on-process");
  }

  @Test
  void only_beside_from_is_wrong_usage() throws IOException {
    tasks("tasks: {a: {shell: 'true'}}\n");
    assertThat(call("run", "--only", "a", "--from", "a").err())
        .isEqualTo("error: --only and --from or --until exclude each other\n");
  }
}
