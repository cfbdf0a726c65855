package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pythons that are none, or have no Airflow; {@link AirflowOfPythonTest} has real ones. */
class WithAirflowTest {
  private static final String HEAD = "apiVersion: clockwork/v1\nkind: ";

  @TempDir Path folder;

  @BeforeEach
  void schedule() throws IOException {
    write(
        "platform.yaml",
        HEAD
            + """
            Platform
            runtime_image: registry.example.com/clockwork/runtime:1.0
            store: {url: s3://ml-clockwork/runs}
            airflow: {version: "3.1"}
            """);
    write(
        "nightly.yaml",
        HEAD
            + """
            Schedule
            name: nightly
            schedule: {cron: "0 2 * * *", timezone: UTC, start: 2026-01-01}
            image: registry.example.com/report:1.4
            command: [report]
            """);
  }

  private Path write(String file, String text) throws IOException {
    return Files.writeString(folder.resolve(file), text);
  }

  private Caller.Called with(String python) {
    return new Caller(folder)
        .with("TMPDIR", folder.resolve("scratch").toString())
        .call("validate", "--with-airflow", python);
  }

  private String script(String text) throws IOException {
    Path script = write("python", "#!/bin/sh\n" + text);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return "./python";
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    for (String python : new String[] {"no-such-python", "./no-such-python", "."}) {
      assertThat(with(python))
          .isEqualTo(
              new Caller.Called(
                  3,
                  "",
                  """
                  error: --with-airflow %s: no Airflow answers: there is no such program
                    help: name the Python of an Airflow, such as /opt/airflow/bin/python
                  """
                      .formatted(python)));
    }
  }

  @Test
  void a_program_that_is_no_python_is_told_by_its_end_and_its_last_words() throws IOException {
    assertThat(with(script("echo 'usage: python FILE' >&2; exit 2\n")).err())
        .startsWith(
            "error: --with-airflow ./python: no Airflow answers: exit code 2, usage: python"
                + " FILE\n");
    assertThat(with(script("echo hello; cat >/dev/null\n")).err())
        .startsWith("error: --with-airflow ./python: no Airflow answers: it goes on\n");
  }

  @Test
  void an_airflow_that_files_are_not_written_for_is_refused() throws IOException {
    String greeting =
        "echo '{\"airflow\": \"2.9.3\", \"problem\": \"python has Airflow 2.9.3\"}'; exit 4\n";
    assertThat(with(script(greeting)))
        .isEqualTo(
            new Caller.Called(
                3,
                "",
                """
                error: --with-airflow ./python: python has Airflow 2.9.3
                  help: it takes Airflow 2.11, or 3.1 and later
                """));
  }

  @Test
  void an_airflow_of_another_target_is_refused() throws IOException {
    assertThat(with(script(greeting("2.11.2") + "cat >/dev/null\n")).err())
        .isEqualTo(
            """
            error: --with-airflow ./python: schedule "nightly" is written for Airflow 3.1, and this is 2.11.2
              help: name the Python of such an Airflow, or set airflow.version of the platform
            """);
  }

  @Test
  void a_tester_that_ends_is_told_and_its_home_is_gone() throws IOException {
    String script = greeting("3.3.2") + "read line; echo Killed >&2; exit 9\n";
    assertThat(with(script(script)))
        .isEqualTo(
            new Caller.Called(
                3,
                "",
                """
                error: --with-airflow ./python: the DAG tester has ended: exit code 9, Killed
                  help: look whether this Airflow works: ./python -m airflow info
                """));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("platform.yaml", "nightly.yaml", "python");
    }
  }

  @Test
  void no_python_is_started_for_a_schedule_that_cannot_be_converted() throws IOException {
    write("platform.yaml", HEAD + "Platform\n");
    Caller.Called called = with("no-such-python");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).contains("error[unsupported-on-airflow]");
    assertThat(called.err())
        .startsWith("no schedule can be converted, so none is loaded in Airflow\n");
  }

  private static String greeting(String airflow) {
    return "mkdir home; echo \"{\\\"airflow\\\": \\\"%s\\\", \\\"home\\\": \\\"$PWD/home\\\"}\"\n"
        .formatted(airflow);
  }
}
