package io.clockwork.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.model.CodeSource;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Value;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.yaml.PipelineYaml;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ScheduledPipelineTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String GIT = "https://git.example.com/growth/churn.git";
  private static final String TEAMS =
      """
      policy:
        teams:
          - {schedules: "*/**", allowed_git: [https://git.example.com/growth/]}
          - schedules: churn.yaml
            allowed_secrets: [growth-*]
            allowed_git: [https://git.example.com/growth/]
            service_account: growth
      """;

  private static final Pipeline CHURN =
      pipeline(
          """
          params:
            market: {type: string, enum: [id, sg]}
            threshold: 0.5
            lags: {type: integer}
          tasks:
            load: {shell: ./load.sh}
          """);

  private static Platform platform(String fields) {
    return PlatformYaml.parse(
        "platform.yaml", "apiVersion: clockwork/v1\nkind: Platform\n" + fields);
  }

  private static Pipeline pipeline(String fields) {
    return PipelineYaml.parse(
        "clockwork.yaml", "apiVersion: clockwork/v1\nkind: Pipeline\nname: churn\n" + fields);
  }

  private static Schedule schedule(String fields) {
    return ScheduleYaml.parse(
        "churn.yaml",
        "apiVersion: clockwork/v1\nkind: Schedule\nname: churn\n"
            + "schedule: {cron: \"@daily\", start: 2026-01-01}\n"
            + fields);
  }

  private static Schedule ofPipeline(String fields) {
    return schedule(
        "pipeline: {git: " + GIT + ", ref: main, path: train/clockwork.yaml}\n" + fields);
  }

  private static PinnedCode pinned(String path) {
    return new PinnedCode(new CodeSource(GIT, "main", path), RefKind.BRANCH, COMMIT);
  }

  private static String problems(ScheduledPipeline.Builder builder) {
    return TextFormat.plain().render(builder.check());
  }

  @Test
  void params_are_checked_at_the_lines_of_the_schedule() {
    assertThat(
            problems(
                ScheduledPipeline.builder(
                        ofPipeline("params: {market: vn, thresold: 0.7}\n"), Platform.NONE)
                    .pipeline(CHURN)))
        .isEqualTo(
            """
            churn.yaml:6:1: error[missing-param]: param "lags" is not given and has no default
              6 | params: {market: vn, thresold: 0.7}
                | ^^^^^^
              help: give it a value of type integer
            churn.yaml:6:18: error[param-value]: param "market" is given as "vn", which is none of \
            "id", "sg"
              6 | params: {market: vn, thresold: 0.7}
                |                  ^^
              help: give it a value of type string, one of "id", "sg"
            churn.yaml:6:32: error[unknown-param]: param "thresold" is given, but pipeline "churn" has \
            no such param
              6 | params: {market: vn, thresold: 0.7}
                |                                ^^^
              help: did you mean "threshold"?
            """);
  }

  @Test
  void what_is_built_has_its_params_zone_and_account() {
    ScheduledPipeline built =
        ScheduledPipeline.builder(
                ofPipeline("params: {market: sg, lags: 3}\n"),
                platform("timezone: Asia/Jakarta\n" + TEAMS))
            .pipeline(CHURN)
            .code(pinned("train"))
            .build();

    assertThat(built.params())
        .containsEntry("market", Value.of("sg"))
        .containsEntry("threshold", Value.of(0.5))
        .containsEntry("lags", Value.of(3));
    assertThat(built.timezone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
    assertThat(built.serviceAccount()).contains("growth");
    assertThat(built.code()).contains(pinned("train"));
  }

  @Test
  void secrets_and_repositories_are_those_of_the_first_team_that_has_the_file() {
    Schedule step =
        schedule(
            """
            python: {git: https://git.example.com/finance/a.git, ref: main, path: a.py}
            secrets: {TOKEN: finance/token, KEY: growth-api/key}
            """);
    Platform platform = platform(TEAMS);

    assertThat(problems(ScheduledPipeline.builder(step, platform)))
        .isEqualTo(
            """
            churn.yaml:5:15: error[git-not-allowed]: the team of "churn.yaml" may not use repository \
            "https://git.example.com/finance/a.git" (platform.yaml:6)
              5 | python: {git: https://git.example.com/finance/a.git, ref: main, path: a.py}
                |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              help: use another one, or have it added to "allowed_git" of the team
            churn.yaml:6:18: error[secret-not-allowed]: the team of "churn.yaml" may not use secret \
            "finance" of task "churn" (platform.yaml:6)
              6 | secrets: {TOKEN: finance/token, KEY: growth-api/key}
                |                  ^^^^^^^^^^^^^
              help: use another one, or have it added to "allowed_secrets" of the team
            """);
    assertThat(problems(ScheduledPipeline.builder(step, platform).path("other/churn.yaml")))
        .contains("the team of \"*/**\" may not use secret \"growth-api\"");
    assertThat(problems(ScheduledPipeline.builder(step, platform).path("other.yaml")))
        .contains(
            "schedule \"churn\" is of no team of the platform, and may not use secret \"finance\""
                + " of task \"churn\" (platform.yaml:4)");
  }

  @Test
  void secrets_of_volumes_count_and_those_of_the_platform_do_not() {
    Schedule step =
        schedule(
            """
            image: registry.example.com/a
            kubernetes: {volumes: [{name: a, secret: {secretName: finance}}]}
            """);
    Platform platform = platform(TEAMS + "defaults: {secrets: {PROXY: proxy/password}}\n");

    assertThat(problems(ScheduledPipeline.builder(step, platform)))
        .contains("churn.yaml:6:24: error[secret-not-allowed]")
        .doesNotContain("proxy");
  }

  @Test
  void an_owner_and_alerts_may_be_required() {
    assertThat(
            problems(
                ScheduledPipeline.builder(
                    ofPipeline(""), platform("policy: {require: [owner, alerts]}\n"))))
        .isEqualTo(
            """
            churn.yaml:3:1: error[required-by-platform]: schedule "churn" has no "owner", which the \
            platform requires (platform.yaml:3)
              3 | name: churn
                | ^^^^
              help: add who answers for it: owner: growth-ds@example.com
            churn.yaml:3:1: error[required-by-platform]: schedule "churn" has no "alerts", which the \
            platform requires (platform.yaml:3)
              3 | name: churn
                | ^^^^
              help: add who is told: alerts: [{on: [failure], slack: "#growth-alerts"}]
            """);
  }

  @Test
  void build_wants_the_pipeline_its_code_at_a_commit_and_no_errors() {
    ScheduledPipeline.Builder builder =
        ScheduledPipeline.builder(ofPipeline("params: {market: sg, lags: 3}\n"), Platform.NONE);

    assertThatIllegalStateException()
        .isThrownBy(builder::build)
        .withMessage("schedule churn has no pipeline yet");
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.pipeline(CHURN).build())
        .withMessageContaining("at a commit, not none");
    assertThatIllegalStateException()
        .isThrownBy(() -> builder.code(pinned(".")).build())
        .withMessageContaining("path=train");
    assertThatThrownBy(
            () -> ScheduledPipeline.builder(ofPipeline(""), Platform.NONE).pipeline(CHURN).build())
        .isInstanceOf(InvalidDocumentException.class);
  }

  @Test
  void an_image_alone_needs_no_code() {
    ScheduledPipeline built =
        ScheduledPipeline.builder(schedule("image: registry.example.com/a\n"), Platform.NONE)
            .build();

    assertThat(built.code()).isEmpty();
    assertThat(built.pipeline().tasks()).containsOnlyKeys("churn");
    assertThat(built.path()).isEqualTo("churn.yaml");
  }
}
