package io.clockwork.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {
  @TempDir Path folder;

  private Caller.Called call(String... args) {
    return new Caller(folder).call(args);
  }

  @Test
  void init_writes_a_pipeline_named_after_its_folder() throws IOException {
    assertThat(call("init", "My Demo"))
        .isEqualTo(
            new Caller.Called(
                0,
                """
                wrote My Demo/clockwork.yaml
                wrote My Demo/prepare.py
                wrote My Demo/fit.py
                wrote My Demo/clockwork.test.yaml
                wrote My Demo/test_scripts.py
                run it: clockwork run 'My Demo'
                test it: clockwork test 'My Demo'
                """,
                ""));
    assertThat(folder.resolve("My Demo/clockwork.yaml")).content().contains("\nname: my-demo\n");
  }

  @Test
  void scripts_of_a_new_pipeline_pass_their_own_test() throws Exception {
    call("init", "demo");
    Process tests =
        new ProcessBuilder("python3", "-m", "unittest")
            .directory(folder.resolve("demo").toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(tests.getInputStream().readAllBytes(), UTF_8);
    assertThat(tests.waitFor()).as(output).isZero();
    assertThat(output).contains("Ran 2 tests");
  }

  @Test
  void tests_of_a_new_pipeline_pass() {
    call("init", "demo");
    assertThat(call("test", "demo"))
        .isEqualTo(
            new Caller.Called(
                0,
                """
                ok      demo/clockwork.test.yaml: a failed fit is tried once more
                ok      demo/clockwork.test.yaml: without points there is no line
                ok      demo/clockwork.test.yaml: the scripts find the line
                3 tests, all passed
                """,
                ""));
  }

  @Test
  void init_overwrites_nothing() throws IOException {
    Files.writeString(folder.resolve("fit.py"), "mine");
    Caller.Called called = call("init");
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo(
            """
            error: this folder already has fit.py; nothing was written
              help: name a new folder: clockwork init FOLDER
            """);
    assertThat(files()).containsExactly("fit.py");
    assertThat(folder.resolve("fit.py")).hasContent("mine");
  }

  @Test
  void init_from_a_script_writes_its_schedule() throws IOException {
    Files.createDirectories(folder.resolve("jobs"));
    Files.writeString(folder.resolve("jobs/Refresh features.py"), "print(1)\n");
    Caller.Called called = call("init", "--from", "jobs/Refresh features.py");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .isEqualTo(
            """
            wrote refresh-features.yaml
            try the file now: clockwork run 'jobs/Refresh features.py'
            and, once it is pushed, the schedule: clockwork run refresh-features.yaml
            """);
    assertThat(folder.resolve("refresh-features.yaml"))
        .content()
        .contains("kind: Schedule\nname: refresh-features\n", "path: \"Refresh features.py\"\n");
  }

  @Test
  void init_from_something_else_is_refused() {
    assertThat(call("init", "--from", "job.sh").err())
        .isEqualTo("error: --from takes a Python script (.py) or a notebook (.ipynb)\n");
    assertThat(call("init", "--from", "job.py").err()).isEqualTo("error: job.py: no such file\n");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
