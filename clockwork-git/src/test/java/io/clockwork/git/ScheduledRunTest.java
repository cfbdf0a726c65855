package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.ExecutorOptions;
import io.clockwork.export.CheckedSchedule;
import io.clockwork.export.ScheduledPipeline;
import io.clockwork.platform.Platform;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.schedule.Schedule;
import io.clockwork.store.FileTree;
import io.clockwork.yaml.ScheduleYaml;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules run as processes, with their pipelines and steps from a real server over HTTP. */
class ScheduledRunTest {
  private static final String URL = "https://git.example.com/growth/churn.git";

  private Desk desk;
  private Git git;
  private GitServer server;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    git = Git.init(desk.served.resolve("churn.git"));
    git.write("train/say.sh", "echo \"$CLOCKWORK_PARAM_MARKET $CLOCKWORK_RUN_DATE\"\n");
    git.write(
        "train/clockwork.yaml",
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: churn
        params: {market: id}
        tasks:
          say:
            shell: sh ./say.sh >"$CLOCKWORK_OUTPUT_WORD"
            outputs: {word: string}
        """);
    server = new GitServer(desk.served);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    FileTree.delete(desk.cache);
  }

  private RunResult run(String work) {
    Schedule schedule =
        ScheduleYaml.parse(
            "nightly.yaml",
            """
            apiVersion: clockwork/v1
            kind: Schedule
            name: nightly
            schedule: {cron: "0 2 * * *", timezone: Asia/Jakarta, start: 2026-01-01}
            params: {market: sg}
            """
                + work);
    var repositories = new Rewritten(desk.repositories(), server.url("churn.git"));
    ScheduledPipeline scheduled =
        CheckedSchedule.of(schedule, Platform.NONE, repositories, "nightly.yaml")
            .scheduled()
            .orElseThrow();
    try (ProcessTaskExecutor executor =
        new ProcessTaskExecutor(ExecutorOptions.of(desk.environment))) {
      return LocalRunner.using(executor)
          .repositories(repositories)
          .schedule(schedule)
          .code(scheduled.code().orElseThrow())
          .date(LocalDate.of(2026, 1, 30))
          .runsDirectory(desk.served.resolve("runs"))
          .build()
          .run(scheduled.pipeline());
    }
  }

  @Test
  void pipeline_runs_as_it_was_at_the_commit() throws Exception {
    String commit = git.commit("One");
    git.write("train/say.sh", "exit 1\n");

    RunResult result = run("pipeline: {git: " + URL + ", ref: main, path: train/clockwork.yaml}\n");

    assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(result.task("say").output("word").asText()).isEqualTo("sg 2026-01-30");
    assertThat(result.run().scope()).isEqualTo("nightly");
    assertThat(result.code().orElseThrow().commit()).isEqualTo(commit);
    assertThat(result.code().orElseThrow().source().git()).isEqualTo(URL);
  }

  @Test
  void step_runs_in_the_folder_of_its_code() throws Exception {
    String commit = git.commit("One");

    RunResult result =
        run(
            """
            code: {git: %s, ref: main, path: train}
            shell: sh ./say.sh >"$CLOCKWORK_OUTPUT_WORD"
            outputs: {word: string}
            """
                .formatted(URL));

    assertThat(result.task("nightly").output("word").asText()).isEqualTo("sg 2026-01-30");
    assertThat(result.code().orElseThrow().commit()).isEqualTo(commit);
  }
}
