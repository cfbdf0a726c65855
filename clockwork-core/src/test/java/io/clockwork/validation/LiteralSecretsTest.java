package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.yaml.SpecificationYaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralSecretsTest {
  private static String problems(String kind, String fields) {
    return TextFormat.plain()
        .render(
            SpecificationYaml.check("a.yaml", "apiVersion: clockwork/v1\nkind: " + kind + fields)
                .report());
  }

  private static String ofVariable(String name, String value) {
    return Problems.ofTask(t -> t.shell("true").env(name, value));
  }

  @Test
  void secrets_in_a_pipeline_are_told_at_their_names_and_not_said_again() {
    assertThat(
            problems(
                "Pipeline",
                """

                name: churn
                params:
                  api_token: hunter2
                  login: {type: json, default: {user: me, parts: [hunter2]}}
                  login_secret: {type: json, default: {user: me, parts: [hunter2]}}
                defaults: {env: {SMTP_PASSWORD: hunter2}}
                tasks:
                  load: {shell: ./load.sh, env: {SECRET_KEY: hunter2}}
                """))
        .isEqualTo(
            """
            a.yaml:5:3: warning[literal-secret]: param "api_token" has the name of a secret, and its \
            value is written here
              5 |   api_token: hunter2
                |   ^^^^^^^^^
              help: params are kept with every run; give the tasks a secret instead: secrets: \
            {API_TOKEN: name/key}
            a.yaml:7:3: warning[literal-secret]: param "login_secret" has the name of a secret, and \
            its value is written here
              7 |   login_secret: {type: json, default: {user: me, parts: [hunter2]}}
                |   ^^^^^^^^^^^^
              help: params are kept with every run; give the tasks a secret instead: secrets: \
            {LOGIN_SECRET: name/key}
            a.yaml:8:18: warning[literal-secret]: variable "SMTP_PASSWORD" of the defaults has the \
            name of a secret, and its value is written here
              8 | defaults: {env: {SMTP_PASSWORD: hunter2}}
                |                  ^^^^^^^^^^^^^
              help: take it from a secret instead: secrets: {SMTP_PASSWORD: name/key}
            a.yaml:10:34: warning[literal-secret]: variable "SECRET_KEY" of task "load" has the name \
            of a secret, and its value is written here
              10 |   load: {shell: ./load.sh, env: {SECRET_KEY: hunter2}}
                 |                                  ^^^^^^^^^^
              help: take it from a secret instead: secrets: {SECRET_KEY: name/key}
            """);
  }

  @Test
  void secrets_in_a_schedule_are_told_of_its_params_and_of_a_single_step() {
    assertThat(
            problems(
                "Schedule",
                """

                name: nightly
                schedule: {cron: "@daily", timezone: UTC, start: 2026-01-01}
                pipeline: {git: "https://git.example.com/a.git", ref: main}
                params: {api_token: hunter2, market: sg}
                """))
        .isEqualTo(
            """
            a.yaml:6:10: warning[literal-secret]: param "api_token" has the name of a secret, and its \
            value is written here
              6 | params: {api_token: hunter2, market: sg}
                |          ^^^^^^^^^
              help: params are kept with every run; give the tasks a secret instead: secrets: \
            {API_TOKEN: name/key}
            """);
    assertThat(
            problems(
                "Schedule",
                """

                name: nightly
                schedule: {cron: "@daily", timezone: UTC, start: 2026-01-01}
                shell: ./load.sh
                env: {PGPASSWORD: hunter2}
                params: {api_token: hunter2}
                """))
        .isEqualTo(
            """
            a.yaml:6:7: warning[literal-secret]: variable "PGPASSWORD" of task "nightly" has the name \
            of a secret, and its value is written here
              6 | env: {PGPASSWORD: hunter2}
                |       ^^^^^^^^^^
              help: take it from a secret instead: secrets: {PGPASSWORD: name/key}
            a.yaml:7:10: warning[literal-secret]: param "api_token" has the name of a secret, and its \
            value is written here
              7 | params: {api_token: hunter2}
                |          ^^^^^^^^^
              help: params are kept with every run; give the tasks a secret instead: secrets: \
            {API_TOKEN: name/key}
            """);
  }

  @Test
  void secrets_in_a_platform_are_told_of_its_defaults() {
    assertThat(problems("Platform", "\ndefaults: {env: {HF_TOKEN: hunter2, HF_HOME: /cache}}\n"))
        .isEqualTo(
            """
            a.yaml:3:18: warning[literal-secret]: variable "HF_TOKEN" of the defaults has the name of \
            a secret, and its value is written here
              3 | defaults: {env: {HF_TOKEN: hunter2, HF_HOME: /cache}}
                |                  ^^^^^^^^
              help: take it from a secret instead: secrets: {HF_TOKEN: name/key}
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PASSWORD",
        "DB_PASSWORD",
        "dbPassword",
        "PGPASSWORD",
        "PASSWORD_2",
        "DB_PASSWD",
        "MYSQL_PWD",
        "SMTP_PASS",
        "KEY_PASSPHRASE",
        "API_TOKEN",
        "GITHUB_TOKEN1",
        "AUTHTOKEN",
        "CLIENT_SECRET",
        "SECRET",
        "SECRET_KEY",
        "AWS_SECRET_ACCESS_KEY",
        "API_KEY",
        "OPENAI_API_KEY",
        "apiKey",
        "APIKEY",
        "PRIVATE_KEY",
        "AZURE_STORAGE_KEY",
        "DB_CREDENTIALS"
      })
  void name_says_that_its_value_is_a_secret(String name) {
    assertThat(ofVariable(name, "hunter2")).contains("warning[literal-secret]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOKEN_URL",
        "PASSWORD_FILE",
        "PGPASSFILE",
        "SECRET_NAME",
        "AWS_ACCESS_KEY_ID",
        "API_KEY_HEADER",
        "MAX_TOKENS",
        "MAX_TOKEN",
        "TOKENIZER",
        "EOS_TOKEN",
        "padToken",
        "TOKENIZERS_PARALLELISM",
        "KEY",
        "SORT_KEY",
        "PARTITION_KEY",
        "KEYWORD",
        "MONKEY",
        "PWD",
        "PASS",
        "LOW_PASS",
        "BYPASS",
        "SECRETARY",
        "COMPASS",
        "AUTHOR",
        "__"
      })
  void name_is_of_something_else(String name) {
    assertThat(ofVariable(name, "hunter2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "true",
        "No",
        "none",
        "${params.x}",
        "Bearer ${params.x}",
        "/run/secrets/a",
        "./token",
        "~/.token"
      })
  void value_is_no_secret(String value) {
    assertThat(
            Problems.of(
                p -> p.param("x", "a").task("train", t -> t.shell("true").env("API_TOKEN", value))))
        .isEmpty();
  }

  @Test
  void numbers_and_params_without_a_value_are_no_secrets() {
    assertThat(
            problems(
                "Pipeline",
                """

                name: churn
                params: {token: 5, password: true, api_token: {type: string}, secret: ""}
                tasks: {load: {shell: "true"}}
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets: {TOKEN: hunter2}",
        "image: me:hunter2@registry.example.com/a",
      })
  void secret_is_refused_in_a_task(String field) {
    assertThat(
            problems(
                "Pipeline",
                "\nname: churn\ntasks:\n  load:\n    command: [a]\n    " + field + "\n"))
        .startsWith("a.yaml:7:")
        .contains("error[")
        .doesNotContain("\"hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pipeline: {git: \"https://me:hunter2@git.example.com/a.git\", ref: main}",
        "pipeline: {git: \"https://hunter2@git.example.com/a.git\", ref: main}",
        "pipeline: {git: \"https://git.example.com/a.git?token=hunter2\", ref: main}",
        "alerts: [{on: [failure], webhook: \"https://hooks.example.com/hunter2\"}]",
        "alerts: [{on: [failure], slack: \"https://hooks.example.com/hunter2\"}]",
      })
  void secret_is_refused_in_a_schedule(String field) {
    String rest = field.startsWith("pipeline") ? "" : "shell: ./load.sh\n";
    assertThat(problems("Schedule", "\nname: nightly\nschedule: {}\n" + rest + field + "\n"))
        .contains("error[");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runtime_image: me:hunter2@registry.example.com/a",
        "store: \"s3://me:hunter2@bucket\"",
        "store: \"azblob://container?sig=hunter2\"",
        "store: {url: \"s3://bucket\", endpoint: \"https://me:hunter2@s3.example.com\"}",
        "store: {url: \"s3://bucket\", endpoint: \"https://s3.example.com/?key=hunter2\"}",
        "store: {url: \"s3://bucket\", secret: {key: hunter2}}",
        "git: {credentials: [{url: \"https://me:hunter2@git.example.com/\", secret: a/token}]}",
        "git: {credentials: [{url: \"https://git.example.com/\", secret: hunter2}]}",
        "alerts: {slack_conn_id: \"https://hooks.example.com/hunter2\"}",
        "airflow: {version: \"3.1\", kubernetes_conn_id: \"https://me:hunter2@kubernetes\"}",
      })
  void secret_is_refused_in_a_platform(String field) {
    assertThat(problems("Platform", "\n" + field + "\n"))
        .startsWith("a.yaml:3:")
        .contains("error[");
  }
}
