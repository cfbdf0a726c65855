package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.run.RunEvent;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks see the code of a repository without what its pipelines have run. */
class RunsInCodeTest extends ContainerTest {
  private static final String LIST = "cd $CLOCKWORK_CODE; find . | sort";

  @BeforeEach
  void openRepository() throws IOException {
    Files.createDirectories(project.code().resolve(".git"));
  }

  private RunResult run(String shell) {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .directory(project.code().resolve("jobs/churn"))
            .defaults(t -> t.image(Project.BUSYBOX))
            .task("first", t -> t.shell(shell))
            .task("second", t -> t.shell(shell).after("first"))
            .build();
    return project.runner().run(pipeline);
  }

  @Test
  void runs_of_every_pipeline_are_hidden() throws Exception {
    project
        .file(".clockwork/runs/top/log.txt", "x")
        .file("jobs/churn/.clockwork/runs/churn/log.txt", "x")
        .file("jobs/rank/.clockwork/runs/rank/log.txt", "x")
        .file("jobs/rank/rank.py", "x");
    assertThat(Project.log(run(LIST), "first"))
        .isEqualTo(
            """
            .
            ./.clockwork
            ./.git
            ./jobs
            ./jobs/churn
            ./jobs/churn/.clockwork
            ./jobs/rank
            ./jobs/rank/.clockwork
            ./jobs/rank/rank.py
            """);
  }

  @Test
  void hidden_folder_cannot_be_written_to() throws Exception {
    project.file("jobs/churn/job.py", "x").file("jobs/rank/.clockwork/log.txt", "x");
    RunResult run = run("touch $CLOCKWORK_CODE/jobs/rank/.clockwork/new 2>&1 || true");
    assertThat(Project.log(run, "first")).endsWith("Read-only file system\n");
  }

  @Test
  void runs_that_another_pipeline_begins_are_hidden_from_the_next_run() throws Exception {
    project.file("jobs/churn/job.py", "x");
    run("true");
    project.file("jobs/rank/.clockwork/log.txt", "x");
    assertThat(Project.log(run(LIST), "first")).doesNotContain("log.txt");
  }

  @Test
  void runs_that_are_removed_meanwhile_do_no_harm() throws Exception {
    project.file("jobs/churn/job.py", "x").file("jobs/rank/.clockwork/log.txt", "x");
    Path rank = project.code().resolve("jobs/rank");
    project.with(
        runner ->
            runner.listener(
                event -> {
                  if (event instanceof RunEvent.TaskEnded ended && ended.task().equals("first")) {
                    delete(rank.resolve(".clockwork/log.txt"));
                    delete(rank.resolve(".clockwork"));
                  }
                }));
    RunResult run = run(LIST);
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void link_of_that_name_is_left_as_it_is() throws Exception {
    project.file("jobs/churn/job.py", "x").file("shown/log.txt", "x");
    Files.createSymbolicLink(project.code().resolve("jobs/.clockwork"), Path.of("../shown"));
    assertThat(Project.log(run("ls $CLOCKWORK_CODE/jobs/.clockwork/"), "first"))
        .isEqualTo("log.txt\n");
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
