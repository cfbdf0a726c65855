package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.run.RunHandle;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is copied to an engine of another machine and back, beside what is mounted on one here. */
@Tag("docker")
class OutputsElsewhereTest {
  @RegisterExtension static final Elsewhere ELSEWHERE = new Elsewhere();

  @TempDir Path folder;

  private static RunResult run(Path folder, DockerTaskExecutor executor, String script)
      throws Exception {
    try (executor) {
      return new Project(folder, executor)
          .with(runner -> runner.runId("same"))
          .task(
              t ->
                  t.shell("cd $CLOCKWORK_OUTPUTS; " + script)
                      .output("tree", Output.of(DataType.DIRECTORY).asOptional())
                      .output("blob", Output.of(DataType.FILE).asOptional()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mkfifo blob; mkdir tree; mkfifo tree/a tree/b",
        "mknod blob c 1 3; mkdir tree; mknod tree/x b 7 0",
        "mkdir tree; ln -s /etc/passwd tree/a; ln -s ../../x tree/b; ln -s a/../../x tree/c",
        "ln -s /etc/passwd blob; ln -s tree/x tree",
        "mkdir tree; ln -s . tree/self; ln -s nowhere tree/dangling; ln -s ./self/self tree/far",
        "mkdir tree; touch tree/$(printf 'a\\377'); touch \"tree/ü\"",
        "mkdir -p tree/a/b/empty; chmod 111 tree/a; chmod 0 tree/a/b; echo x > tree/x; chmod 0 tree/x",
        "echo x > blob; mkdir tree; ln blob tree/one; ln blob tree/two; chmod +x blob",
        "echo x > a; mkdir tree; ln a tree/one; ln a blob; mkdir -p typo/x; mkfifo typo/x/pipe",
        "echo x > blobb; mkdir trees; touch trees/x; ln -s x extra",
        "mkdir blob; echo x > tree",
        "mkdir -p tree/$(head -c 200 /dev/zero | tr '\\000' x)/$(head -c 200 /dev/zero | tr '\\000' y)",
        "mkdir tree; printf x > 'tree/ a\\b:c*?\"<>|'; printf y > 'tree/-rf'; printf z > 'tree/.x'",
        "head -c 3000000 /dev/zero | tr '\\000' x > blob; : > /clockwork/tmp/x",
        "exit 99",
      })
  void outputs_are_judged_and_published_as_those_of_an_engine_here(String script) throws Exception {
    RunResult here = run(folder, DockerTaskExecutor.fromEnvironment(), script);
    RunResult there = run(ELSEWHERE.newFolder(), ELSEWHERE.engine().executor(), script);

    assertThat(Published.states(there)).isEqualTo(Published.states(here));
    assertThat(declared(there)).isEqualTo(declared(here));
    assertThat(Project.log(there, "task")).isEqualTo(Project.log(here, "task"));
    assertThat(ELSEWHERE.engine().volumes()).isEmpty();
    assertThat(ELSEWHERE.engine().containers()).isEmpty();
  }

  /** Of what was not declared, only the names come back. */
  private static Map<String, String> declared(RunResult run) throws IOException {
    Map<String, String> files = new TreeMap<>(Published.files(run));
    files.keySet().removeIf(name -> name.matches(".*/outputs/(?!tree|blob).*"));
    files.keySet().removeIf(name -> name.matches(".*/outputs/(trees|blobb).*"));
    return files;
  }

  @Test
  void code_is_copied_once_and_again_when_it_was_edited() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      Files.createDirectories(project.code().resolve(".git"));
      project.file(".git/HEAD", "secret").file("sub/data.txt", "1");
      String script = "ls -A; cat sub/data.txt";
      project.run(p -> p.task("a", t -> t.shell(script)).task("b", t -> t.shell(script)));
      assertThat(ELSEWHERE.engine().volumes())
          .singleElement()
          .satisfies(name -> assertThat(name).startsWith("clockwork-churn-").endsWith("-code"));
      project.file("sub/data.txt", "2");
      RunResult run = project.task(t -> t.shell(script));
      assertThat(Project.log(run, "task")).isEqualTo("sub\n2\n");
      assertThat(ELSEWHERE.engine().volumes()).hasSize(2);
    }
    assertThat(ELSEWHERE.engine().volumes()).isEmpty();
  }

  @Test
  void code_is_copied_again_when_somebody_pruned_it() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor).file("data.txt", "1");
      project.task(t -> t.shell("cat data.txt"));
      ELSEWHERE.engine().shell("docker volume rm $(docker volume ls -q)");
      RunResult run = project.task(t -> t.shell("cat data.txt"));
      assertThat(Project.log(run, "task")).isEqualTo("1\n");
    }
  }

  @Test
  void runs_kept_in_the_code_are_not_copied() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      Path runs = Files.createDirectories(project.code().resolve("kept/runs"));
      Files.writeString(runs.resolve("old"), "x");
      RunResult run =
          project.with(runner -> runner.runsDirectory(runs)).task(t -> t.shell("find . | sort"));
      assertThat(Project.log(run, "task")).isEqualTo(".\n./kept\n./kept/runs\n");
    }
  }

  @Test
  void code_that_cannot_be_copied_fails_the_task_with_the_file() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      Shell.run(Map.of("CODE", project.code().toString()), "touch \"$CODE/$(printf 'a\\377')\"");
      RunResult run = project.task(t -> t.shell("true"));
      assertThat(run.task("task").reason())
          .isEqualTo(
              "what the task reads cannot be copied to the engine's machine: \"a\uFFFD\" in "
                  + project.code()
                  + " has a name that is not UTF-8");
    }
  }

  @Test
  @Timeout(60)
  void cancel_does_not_wait_for_what_is_being_copied() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      try (RandomAccessFile huge =
          new RandomAccessFile(project.code().resolve("huge").toFile(), "rw")) {
        huge.setLength(64L << 30);
      }
      RunHandle handle =
          project.runner().start(project.pipeline(p -> p.task("task", t -> t.shell("true"))));
      awaitCopy();
      handle.cancel();
      RunResult run = handle.await();
      assertThat(run.state()).isEqualTo(RunState.CANCELLED);
      assertThat(run.task("task").state()).isEqualTo(TaskState.CANCELLED);
    }
    assertThat(ELSEWHERE.engine().containers()).isEmpty();
    assertThat(ELSEWHERE.engine().volumes()).isEmpty();
  }

  /** There is nothing to wait on but that the file begins to be there. */
  private static void awaitCopy() throws Exception {
    while (ELSEWHERE
        .engine()
        .shell("find \"$DOCKER_CERT_PATH\"/data/volumes -name huge")
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  @Timeout(60)
  void cancel_does_not_wait_for_what_is_being_copied_back() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project =
          new Project(ELSEWHERE.newFolder(), executor).with(runner -> runner.runId("back"));
      RunHandle handle =
          project
              .runner()
              .start(
                  project.pipeline(
                      p ->
                          p.task(
                              "task",
                              t ->
                                  t.shell("truncate -s 64G $CLOCKWORK_OUTPUT_BLOB")
                                      .output("blob", DataType.FILE))));
      Path blob = handle.directory().attempt("task", 1).output("blob");
      while (!Files.exists(blob)) {
        Thread.onSpinWait();
      }
      handle.cancel();
      assertThat(handle.await().state()).isEqualTo(RunState.CANCELLED);
      assertThat(blob).doesNotExist();
    }
    assertThat(ELSEWHERE.engine().containers()).isEmpty();
    assertThat(ELSEWHERE.engine().volumes()).isEmpty();
  }

  @Test
  void time_of_a_task_begins_when_its_command_does() throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      Project project = new Project(ELSEWHERE.newFolder(), executor);
      RunResult run = project.task(t -> t.shell("sleep 100").timeout(Duration.ofSeconds(1)));
      assertThat(run.task("task").reason()).isEqualTo("timed out after 1s");
      assertThat(List.of(run.directory().attempt("task", 1).outputs())).noneMatch(Files::exists);
    }
  }
}
