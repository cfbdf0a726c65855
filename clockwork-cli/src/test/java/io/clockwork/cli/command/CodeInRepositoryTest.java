package io.clockwork.cli.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clockwork.cli.command.Caller.Called;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on a pipeline whose code is in a real repository. */
class CodeInRepositoryTest {
  private Path home;
  private Path code;
  private Path cache;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    home = folder.toRealPath();
    code = home.resolve("code");
    cache = home.resolve("cache");
    Files.createDirectories(code.resolve("jobs"));
    Files.writeString(
        code.resolve("jobs/say.py"),
        """
        import os
        with open(os.environ["CLOCKWORK_OUTPUT_WORD"], "w") as out:
            out.write("hello from " + os.path.basename(os.getcwd()))
        """);
    sh("git init -q -b main && git add -A && git commit -q -m One");
    specification("main", "jobs", "say.py");
  }

  @AfterEach
  void clean() throws IOException {
    FileTree.delete(cache);
  }

  private void specification(String ref, String path, String script) throws IOException {
    Files.writeString(
        home.resolve("clockwork.yaml"),
        """
        apiVersion: clockwork/v1
        kind: Pipeline
        name: churn
        code:
          git: file://%s
          ref: %s
          path: %s
        tasks:
          say:
            python: %s
            outputs: {word: string}
        """
            .formatted(code, ref, path, script));
  }

  private String sh(String script) throws IOException, InterruptedException {
    return new CodeFolder(code).sh(script);
  }

  private Caller caller() {
    return new Caller(home)
        .with("CLOCKWORK_GIT_ALLOW", "file")
        .with("CLOCKWORK_CACHE", cache.toString());
  }

  private Called call(String... words) {
    return caller().call(words);
  }

  @Test
  void run_tells_the_commit_and_leaves_it_in_the_history() throws Exception {
    String commit = sh("git rev-parse HEAD");
    String at = "branch main at " + commit.substring(0, 12);
    Called run = call("run");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("fetching main of \"file://code\"")
        .contains("code: file://code, " + at);
    assertThat(run.out()).contains("hello from jobs");
    assertThat(call("show").out()).contains("file://code, " + at);
    assertThat(call("show", "--format", "json").out()).contains("\"commit\":\"" + commit + "\"");
  }

  @Test
  void validate_looks_at_the_commit_and_checks_nothing_out() throws IOException {
    assertThat(call("validate").exitCode()).isZero();
    specification("main", "jobs", "sya.py");
    Called called = call("validate");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out())
        .isEqualTo(
            """
            clockwork.yaml:10:13: error[path-not-found]: python "sya.py" of task "say" does not exist
              10 |     python: sya.py
                 |             ^^^^^^
              help: did you mean "say.py"?
            """);
    specification("main", "job", "say.py");
    assertThat(call("validate").out())
        .isEqualTo(
            """
            clockwork.yaml:7:9: error[path-not-found]: path "job" of the code does not exist
              7 |   path: job
                |         ^^^
              help: did you mean "jobs"?
            """);
    try (var trees = Files.find(cache, 4, (path, a) -> path.endsWith("trees"))) {
      assertThat(trees).isEmpty();
    }
  }

  @Test
  void environment_that_lacks_something_ends_with_code_3() {
    Called called = new Caller(home).call("run");
    assertThat(called.exitCode()).isEqualTo(3);
    assertThat(called.err())
        .isEqualTo(
            """
            error: repository "file://code" is not asked: it is a folder of this machine
              help: allow that with CLOCKWORK_GIT_ALLOW=file, or name a server
            """);
    assertThat(home.resolve(".clockwork")).doesNotExist();
  }

  @Test
  void clean_removes_checkouts_that_are_old() {
    assertThat(call("run").exitCode()).isZero();
    assertThat(call("clean", "--older-than", "1d").out()).isEmpty();
    assertThat(call("clean", "--older-than", "0s", "--dry-run").out())
        .contains("would remove the checkout of file://")
        .contains("would remove the mirror of file://");
    assertThat(call("clean", "--older-than", "0s").out())
        .contains("removed the checkout of file://");
    assertThat(call("run").exitCode()).isZero();
  }

  @Test
  @Tag("docker")
  void container_has_the_same_code() throws Exception {
    assumeTrue(Caller.engineAnswers(), "needs a container engine");
    Files.writeString(home.resolve("clockwork.yaml"), "    image: clockwork-test/debian\n", APPEND);
    Called run = caller().withEngine().call("run", "--executor", "docker");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("hello from jobs");
    String commit = sh("git rev-parse HEAD");
    try (var manifests =
        Files.find(home.resolve(".clockwork"), 9, (path, a) -> path.endsWith("manifest.json"))) {
      assertThat(manifests)
          .singleElement()
          .satisfies(
              file ->
                  assertThat(Files.readString(file))
                      .contains("\"commit\":\"" + commit + "\"")
                      .contains("\"image\":\"clockwork-test/debian"));
    }
  }
}
