package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate --with-airflow} tells of the check's Airflows. */
@Tag("airflow")
class AirflowOfPythonTest {
  private static final String HEAD = "apiVersion: clockwork/v1\nkind: ";

  private Path home;

  @BeforeEach
  void schedules(@TempDir Path folder) throws IOException {
    assumeTrue(
        System.getenv("CLOCKWORK_TEST_AIRFLOW") != null,
        "needs the check's Airflows, named by CLOCKWORK_TEST_AIRFLOW");
    home = folder.toRealPath();
    Files.createDirectories(home.resolve("scratch"));
    schedules("2026-01-01");
  }

  /** A first day of the calendar begins before it in universal time, and no Python has that. */
  private void schedules(String start) throws IOException {
    schedule("daily", "0 2 * * *", start);
    schedule("weekly", "0 3 * * 0", start);
  }

  private void schedule(String name, String cron, String start) throws IOException {
    Files.writeString(
        home.resolve(name + ".yaml"),
        HEAD
            + """
            Schedule
            name: %s
            schedule: {cron: "%s", timezone: Asia/Jakarta, start: %s}
            image: registry.example.com/report:1.4
            command: [report]
            """
                .formatted(name, cron, start));
  }

  private void platform(String version, String more) throws IOException {
    Files.writeString(
        home.resolve("platform.yaml"),
        HEAD
            + """
            Platform
            runtime_image: registry.example.com/clockwork/runtime:1.0
            store: {url: s3://ml-clockwork/runs}
            airflow: {version: "%s"%s}
            """
                .formatted(version, more));
  }

  private Caller.Called with(String airflow, String... more) {
    String python = Path.of(System.getenv("CLOCKWORK_TEST_AIRFLOW"), airflow, "bin/python") + "";
    String[] words = new String[more.length + 3];
    words[0] = "validate";
    words[1] = "--with-airflow";
    words[2] = python;
    System.arraycopy(more, 0, words, 3, more.length);
    return new Caller(home).with("TMPDIR", home.resolve("scratch").toString()).call(words);
  }

  @Test
  void files_that_airflow_loads_and_stores_are_no_problem_and_nothing_is_left() throws IOException {
    platform("3.1", ", operator: plain");
    assertThat(with("3.3")).isEqualTo(new Caller.Called(0, "", "3 files checked: no problems\n"));
    assertThat(home.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void what_airflow_cannot_load_is_an_error_of_each_schedule() throws IOException {
    platform("2.11", ", operator: plain");
    schedules("0001-01-01");
    Caller.Called called = with("2.11");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out())
        .contains(
            "daily.yaml:3:7: error[airflow-error]: Airflow 2.11.2 cannot load daily.py, line ")
        .contains(
            "weekly.yaml:3:7: error[airflow-error]: Airflow 2.11.2 cannot load weekly.py, line ")
        .contains(": OverflowError: date value out of range\n")
        .contains("  help: clockwork convert writes that file, to be looked at\n");
    assertThat(called.err()).isEqualTo("3 files checked: 2 errors in 2 files\n");
    assertThat(home.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void problems_have_the_form_that_is_asked_for() throws IOException {
    platform("2.11", ", operator: plain");
    schedules("0001-01-01");
    assertThat(with("2.11", "--format", "github").out())
        .contains("::error file=daily.yaml,line=3,col=7,");
  }

  @Test
  void an_airflow_without_the_provider_is_told() throws IOException {
    platform("3.1", "");
    Caller.Called called = with("3.3");
    assertThat(called.exitCode()).isEqualTo(3);
    assertThat(called.err())
        .contains(
            ": cannot import airflow_provider_clockwork: ModuleNotFoundError: No module named"
                + " 'airflow_provider_clockwork'\n"
                + "  help: install the package airflow-provider-clockwork there\n");
  }
}
