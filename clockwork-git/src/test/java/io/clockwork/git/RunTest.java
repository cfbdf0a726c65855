package io.clockwork.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clockwork.code.CodeUnavailableException;
import io.clockwork.code.PinnedCode;
import io.clockwork.code.RefKind;
import io.clockwork.contract.Manifest;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.executor.ExecutorOptions;
import io.clockwork.model.CodeSource;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SourceMap;
import io.clockwork.process.ProcessTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines whose code is in a repository, run as processes from a real server. */
class RunTest {
  private Desk desk;
  private Git git;
  private GitServer server;
  private Path work;

  @BeforeEach
  void serve(@TempDir Path folder) throws IOException, InterruptedException {
    desk = new Desk(folder.toRealPath());
    work = Files.createDirectory(folder.toRealPath().resolve("work"));
    git = Git.init(desk.served.resolve("churn.git"));
    git.write("jobs/say.sh", "printf %s \"$WHO\" >\"$CLOCKWORK_OUTPUT_WORD\"\n");
    git.write("jobs/who", "one\n");
    server = new GitServer(desk.served);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    FileTree.delete(desk.cache);
  }

  /** Both tasks read what is at the commit; the second fails as long as the code says so. */
  private Pipeline pipeline(String ref) {
    return Pipeline.builder("churn")
        .sources(SourceMap.EMPTY)
        .directory(work)
        .code("https://git.example.com/churn.git", ref, "jobs")
        .task(
            "first",
            t ->
                t.shell("WHO=$(cat who) sh ./say.sh; test ! -e .git; test ! -e ../.git")
                    .output("word", DataType.STRING))
        .task(
            "second",
            t ->
                t.shell("WHO=$(cat who) sh ./say.sh; sh ../end.sh; pwd")
                    .after("first")
                    .output("word", DataType.STRING))
        .build();
  }

  private LocalRunner.Builder runner(ProcessTaskExecutor executor, GitRepositories repositories) {
    return LocalRunner.using(executor)
        .repositories(new Rewritten(repositories, server.url("churn.git")))
        .runsDirectory(work.resolve("runs"));
  }

  private RunResult run(String ref) {
    try (ProcessTaskExecutor executor =
        new ProcessTaskExecutor(ExecutorOptions.of(desk.environment))) {
      return runner(executor, desk.repositories()).build().run(pipeline(ref));
    }
  }

  private RunResult resume(String run, String ref) {
    try (ProcessTaskExecutor executor =
        new ProcessTaskExecutor(ExecutorOptions.of(desk.environment))) {
      return runner(executor, desk.repositories()).resume(run).build().run(pipeline(ref));
    }
  }

  private static String word(RunResult result, String task) {
    return result.task(task).output("word").asText();
  }

  private static Manifest manifest(RunResult result, String task, int attempt) throws IOException {
    return Manifest.parse(Files.readString(result.directory().attempt(task, attempt).manifest()))
        .orElseThrow();
  }

  @Test
  void run_has_the_code_of_one_commit_and_records_it() throws Exception {
    git.write("end.sh", "true\n");
    String commit = git.commit("One");
    RunResult result = run("main");
    assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(word(result, "first")).isEqualTo("one");
    assertThat(result.code())
        .contains(
            new PinnedCode(
                new CodeSource("https://git.example.com/churn.git", "main", "jobs"),
                RefKind.BRANCH,
                commit));
    assertThat(manifest(result, "second", 1).origin().commit()).contains(commit);
    assertThat(Files.readString(result.directory().journal()))
        .contains(
            "\"code\":{\"git\":\"https://git.example.com/churn.git\",\"ref\":\"main\",\"path\":\"jobs\","
                + "\"kind\":\"branch\",\"commit\":\""
                + commit
                + "\"}");
  }

  @Test
  void resumed_run_stays_at_its_commit_and_another_ref_is_looked_up_anew() throws Exception {
    git.write("end.sh", "exit 3\n");
    String broken = git.commit("Broken");
    RunResult failed = run("main");
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    git.write("jobs/who", "two\n").write("end.sh", "true\n");
    String mended = git.commit("Mended");
    git.run("branch", "mended");

    RunResult again = resume(failed.id(), "main");
    assertThat(again.state()).isEqualTo(RunState.FAILED);
    assertThat(again.code().orElseThrow().commit()).isEqualTo(broken);
    assertThat(manifest(again, "second", 2).origin().commit()).contains(broken);

    RunResult other = resume(failed.id(), "mended");
    assertThat(other.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(other.code().orElseThrow().commit()).isEqualTo(mended);
    assertThat(word(other, "first")).isEqualTo("one");
    assertThat(word(other, "second")).isEqualTo("two");
  }

  @Test
  void resumed_run_needs_no_server() throws Exception {
    git.write("end.sh", "exit 3\n").commit("Broken");
    RunResult failed = run("main");
    server.close();
    assertThat(resume(failed.id(), "main").state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void missing_ref_and_files_are_diagnostics_before_anything_runs() throws Exception {
    git.commit("One");
    assertThat(catchThrowableOfType(InvalidDocumentException.class, () -> run("mian")))
        .hasMessageStartingWith("error[code-not-found]: repository ")
        .hasMessageEndingWith(" has no branch or tag \"mian\"\n  help: did you mean \"main\"?\n");
    Pipeline pipeline =
        Pipeline.builder("churn")
            .sources(SourceMap.EMPTY)
            .directory(work)
            .code("https://git.example.com/churn.git", "main", "jobs")
            .task("load", t -> t.python("laod.py"))
            .build();
    try (ProcessTaskExecutor executor =
        new ProcessTaskExecutor(ExecutorOptions.of(desk.environment))) {
      assertThat(
              catchThrowableOfType(
                  InvalidDocumentException.class,
                  () -> runner(executor, desk.repositories()).build().run(pipeline)))
          .hasMessageStartingWith(
              "error[path-not-found]: python \"laod.py\" of task \"load\" does not exist\n");
    }
    assertThat(work.resolve("runs")).doesNotExist();
  }

  @Test
  void server_that_is_not_there_ends_the_run_before_it_begins() {
    server.close();
    assertThat(catchThrowableOfType(CodeUnavailableException.class, () -> run("main")).what())
        .endsWith(": nobody listens there");
    assertThat(work.resolve("runs")).doesNotExist();
  }
}
