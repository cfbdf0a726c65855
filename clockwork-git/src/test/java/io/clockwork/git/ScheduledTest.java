package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.export.WorkAtCommit;
import io.clockwork.model.CodeSource;
import io.clockwork.platform.Platform;
import io.clockwork.schedule.Schedule;
import io.clockwork.store.FileTree;
import io.clockwork.yaml.PlatformYaml;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules with their pipelines at the commits of a real server. */
class ScheduledTest {
  private static final String URL = "https://git.example.com/growth/churn.git";

  private Desk desk;
  private Git git;
  private GitServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = Git.init(desk.served.resolve("churn.git"));
    git.write("train/etl/load.py", "print('one')\n");
    pipeline("etl/load.py", "");
    server = new GitServer(desk.served);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    FileTree.delete(desk.cache);
  }

  private void pipeline(String script, String more) throws IOException {
    git.write(
        "train/clockwork.yaml",
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: churn
        params: {market: id}
        tasks:
          load: {python: %s}
        %s"""
            .formatted(script, more));
  }

  private Rewritten repositories() {
    return new Rewritten(desk.repositories(), server.url("churn.git"));
  }

  private static Schedule schedule(String work) {
    return ScheduleYaml.parse(
        "nightly.yaml",
        """
        apiVersion: clockwork/v1
        kind: Schedule
        name: nightly
        schedule: {cron: "@daily", timezone: UTC, start: 2026-01-01}
        """
            + work);
  }

  private static Schedule ofPipeline(String ref, String path) {
    return schedule("pipeline: {git: " + URL + ", ref: " + ref + ", path: " + path + "}\n");
  }

  private static Platform platform(String fields) {
    return PlatformYaml.parse(
        "platform.yaml", "apiVersion: clockwork/v1\nkind: Platform\n" + fields);
  }

  private String problems(Schedule schedule) {
    return TextFormat.plain().render(WorkAtCommit.of(schedule, repositories()).report());
  }

  @Test
  void pipeline_is_read_at_the_commit_that_its_ref_means() throws Exception {
    String one = git.commit("One");
    CheckedSchedule checked =
        CheckedSchedule.of(
            ofPipeline("main", "train/clockwork.yaml"),
            Platform.NONE,
            repositories(),
            "nightly.yaml");
    assertThat(checked.report().diagnostics()).isEmpty();
    ScheduledPipeline scheduled = checked.scheduled().orElseThrow();
    assertThat(scheduled.pipeline().tasks()).containsOnlyKeys("load");
    assertThat(scheduled.code())
        .contains(new PinnedCode(new CodeSource(URL, "main", "train"), RefKind.BRANCH, one));
  }

  @Test
  void pipeline_with_code_of_its_own_has_that_at_its_commit() throws Exception {
    git.write("jobs/train.py", "");
    pipeline("train.py", "code: {git: " + URL + ", ref: v1, path: jobs}\n");
    String one = git.commit("One");
    git.run("tag", "v1");
    git.write("train/etl/load.py", "").commit("Two");
    WorkAtCommit work = WorkAtCommit.of(ofPipeline("main", "train/clockwork.yaml"), repositories());
    assertThat(work.report().diagnostics()).isEmpty();
    assertThat(work.code())
        .contains(new PinnedCode(new CodeSource(URL, "v1", "jobs"), RefKind.TAG, one));
  }

  @Test
  void single_step_has_its_script_at_a_commit() throws Exception {
    String one = git.commit("One");
    Schedule step = schedule("python: {git: " + URL + ", ref: main, path: train/etl/load.py}\n");
    WorkAtCommit work = WorkAtCommit.of(step, repositories());
    assertThat(work.report().diagnostics()).isEmpty();
    assertThat(work.code())
        .contains(new PinnedCode(new CodeSource(URL, "main", "train/etl"), RefKind.BRANCH, one));
    assertThat(
            problems(schedule("python: {git: " + URL + ", ref: main, path: train/etl/laod.py}\n")))
        .isEqualTo(
            """
            nightly.yaml:5:74: error[path-not-found]: python "laod.py" of task "nightly" does not exist
              5 | python: {git: https://git.example.com/growth/churn.git, ref: main, path: train/etl/laod.py}
                |                                                                          ^^^^^^^^^^^^^^^^^
              help: did you mean "load.py"?
            """);
  }

  @Test
  void wrong_references_are_told_at_the_lines_of_the_schedule() throws Exception {
    git.commit("One");
    assertThat(problems(ofPipeline("mian", "clockwork.yaml")))
        .isEqualTo(
            """
            nightly.yaml:5:64: error[code-not-found]: repository "%s" has no branch or tag "mian"
              5 | pipeline: {git: https://git.example.com/growth/churn.git, ref: mian, path: clockwork.yaml}
                |                                                                ^^^^
              help: did you mean "main"?
            """
                .formatted(server.url("churn.git")));
    assertThat(problems(ofPipeline("main", "train/clokwork.yaml")))
        .isEqualTo(
            """
            nightly.yaml:5:76: error[path-not-found]: pipeline "train/clokwork.yaml" does not exist
              5 | pipeline: {git: https://git.example.com/growth/churn.git, ref: main, path: train/clokwork.yaml}
                |                                                                            ^^^^^^^^^^^^^^^^^^^
              help: did you mean "train/clockwork.yaml"?
            """);
  }

  @Test
  void problems_of_the_pipeline_are_told_at_its_lines_and_name_the_commit() throws Exception {
    pipeline("etl/laod.py", "");
    String at = URL + "@" + git.commit("One").substring(0, 12) + "/train/clockwork.yaml";
    assertThat(problems(ofPipeline("main", "train/clockwork.yaml")))
        .isEqualTo(
            at
                + """
                :6:18: error[path-not-found]: python "etl/laod.py" of task "load" does not exist
                  6 |   load: {python: etl/laod.py}
                    |                  ^^^^^^^^^^^
                  help: did you mean "etl/load.py"?
                """);
    git.write("train/clockwork.yaml", "apiVersion: clockwork/v1\nkind: Pipeline\nnmae: churn\n");
    at = URL + "@" + git.commit("Two").substring(0, 12) + "/train/clockwork.yaml";
    assertThat(problems(ofPipeline("main", "train/clockwork.yaml")))
        .contains(at + ":3:1: error[unknown-key]: ")
        .contains("error[missing-key]: ");
  }

  @Test
  void repositories_that_the_platform_does_not_allow_are_not_asked() throws Exception {
    git.commit("One");
    Platform strict =
        platform(
            "policy: {teams: [{schedules: \"**\", allowed_git: [https://git.example.com/other/]}]}\n");
    CheckedSchedule checked =
        CheckedSchedule.of(
            ofPipeline("main", "train/clockwork.yaml"), strict, repositories(), "nightly.yaml");
    assertThat(checked.scheduled()).isEmpty();
    assertThat(TextFormat.plain().render(checked.report())).contains("error[git-not-allowed]: ");
    assertThat(server.requests()).isEmpty();

    pipeline("load.py", "code: {git: https://elsewhere.example.com/x.git, ref: main, path: .}\n");
    git.commit("Two");
    Platform growth =
        platform(
            "policy: {teams: [{schedules: \"**\", allowed_git: [https://git.example.com/growth/]}]}\n");
    checked =
        CheckedSchedule.of(
            ofPipeline("main", "train/clockwork.yaml"), growth, repositories(), "nightly.yaml");
    assertThat(TextFormat.plain().render(checked.report()))
        .contains("/train/clockwork.yaml:7:13: error[git-not-allowed]: ")
        .doesNotContain("code-not-found");
  }

  @Test
  void server_that_is_not_there_is_no_problem_of_the_schedule() {
    server.close();
    assertThat(
            catchThrowableOfType(
                    CodeUnavailableException.class,
                    () -> problems(ofPipeline("main", "train/clockwork.yaml")))
                .what())
        .endsWith(": nobody listens there");
  }
}
