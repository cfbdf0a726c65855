package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform of a laptop, as commands find and use it. */
class PlatformTest {
  private static final String HEADER = "apiVersion: clockwork/v1\nkind: ";

  @TempDir Path folder;

  @BeforeEach
  void pipeline() throws IOException {
    write(
        "churn/clockwork.yaml",
        HEADER
            + """
            Pipeline
            name: churn
            tasks:
              load:
                shell: 'echo $CLOCKWORK_RUN_DATE > "$CLOCKWORK_OUTPUT_DAY"; echo $LEVEL > "$CLOCKWORK_OUTPUT_LEVEL"'
                outputs: {day: string, level: string}
                resources: small
            """);
  }

  private void platform(String path, String fields) throws IOException {
    write(path, HEADER + "Platform\n" + fields);
  }

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Caller.Called call(String... words) {
    return new Caller(folder).call(words);
  }

  @Test
  void run_takes_defaults_and_days_of_the_platform_above() throws IOException {
    platform(
        "platform.yaml",
        """
        timezone: Pacific/Kiritimati
        sizes: {small: {cpu: 1}}
        defaults: {env: {LEVEL: info}}
        """);

    Caller.Called run =
        call("run", "churn", "--executor", "process", "--date", "2026-01-31T12:00:00Z");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("platform: platform.yaml\n");
    assertThat(run.out()).contains("2026-02-01", "info");
  }

  @Test
  void run_refuses_what_the_platform_does_not_have() throws IOException {
    platform("platform.yaml", "sizes: {big: {cpu: 1}}\n");

    Caller.Called run = call("run", "churn", "--executor", "process");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "churn/clockwork.yaml:8:16: error[unknown-size]: task \"load\" names size \"small\","
                + " which the platform does not have");
  }

  @Test
  void the_nearest_file_counts_and_one_of_another_program_does_not() throws IOException {
    platform("platform.yaml", "sizes: {small: {cpu: 1}}\n");
    write("churn/platform.yaml", "platform: linux\n");
    assertThat(call("validate", "churn/clockwork.yaml").exitCode()).isZero();

    platform("churn/platform.yaml", "");
    assertThat(call("validate", "churn/clockwork.yaml").out())
        .contains("error[unknown-size]", "the platform has no sizes");
  }

  @Test
  void a_named_file_comes_first() throws IOException {
    platform("platform.yaml", "");
    platform("other.yaml", "sizes: {small: {cpu: 1}}\n");

    assertThat(call("validate", "churn", "--platform", "other.yaml").exitCode()).isZero();
    assertThat(call("validate", "churn", "--platform", "nope.yaml").err())
        .isEqualTo(
            "error: nope.yaml: no such file\n  help: --platform takes the file of a platform\n");
  }

  @Test
  void a_repository_ends_the_search() throws IOException {
    platform("platform.yaml", "");
    Files.createDirectories(folder.resolve("churn/.git"));

    assertThat(call("validate", "churn").exitCode()).isZero();
  }

  @Test
  void a_broken_platform_is_reported_with_the_pipeline() throws IOException {
    platform("platform.yaml", "size: {small: {cpu: 1}}\n");

    Caller.Called validated = call("validate", "churn");

    assertThat(validated.exitCode()).isEqualTo(1);
    assertThat(validated.out())
        .isEqualTo(
            """
            platform.yaml:3:1: error[unknown-key]: unknown key "size" in the document
              3 | size: {small: {cpu: 1}}
                | ^^^^
              help: did you mean "sizes"?
            """);
  }

  @Test
  void explain_shows_what_comes_from_the_platform_and_what_does_not_apply() throws IOException {
    platform(
        "platform.yaml",
        """
        timezone: Asia/Jakarta
        sizes: {small: {cpu: 1, memory: 1Gi}}
        runtimes: {torch: {image: registry.example.com/torch:2.4}}
        defaults: {runtime: torch, timeout: 1h, env: {LEVEL: info}, retries: {count: 2, delay: 1m}}
        store: file:///srv
        airflow: {version: "3.1"}
        policy: {max_resources: {cpu: 2}}
        """);

    write(
        "churn/clockwork.yaml",
        HEADER + "Pipeline\nname: churn\ntasks: {load: {shell: 'true', resources: small}}\n");

    assertThat(call("explain", "churn").out())
        .isEqualTo(
            """
            pipeline churn

            platform
              timezone  Asia/Jakarta                   platform.yaml:3
              policy    images, resources, kubernetes  platform.yaml:9
              store     not on this machine            platform.yaml:7
              airflow   not on this machine            platform.yaml:8

            task load
              shell              "true"                          churn/clockwork.yaml:4
              trigger_rule       all_success                     built-in
              runtime            torch                           platform.yaml:6 (platform)
              image              registry.example.com/torch:2.4  platform.yaml:5 (platform)
              env.LEVEL          info                            platform.yaml:6 (platform)
              resources          small                           churn/clockwork.yaml:4
              size.small         {cpu: 1, memory: 1Gi}           platform.yaml:4 (platform)
              retries.count      2                               platform.yaml:6 (platform)
              retries.delay      1m                              platform.yaml:6 (platform)
              retries.backoff    constant                        built-in
              retries.max_delay  1h                              built-in
              timeout            1h                              platform.yaml:6 (platform)
            """);
  }

  @Test
  void the_users_own_platform_is_the_last_resort() throws IOException {
    platform("home/.config/clockwork/platform.yaml", "sizes: {small: {cpu: 1}}\n");
    assertThat(call("validate", "churn").exitCode()).isZero();

    platform("home/.config/clockwork/platform.yaml", "");
    assertThat(call("validate", "churn").out()).contains("error[unknown-size]");
  }
}
