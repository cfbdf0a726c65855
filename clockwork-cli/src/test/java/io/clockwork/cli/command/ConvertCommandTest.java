package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller.Called;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A central repository of schedules, and the repository of their pipeline behind the real git; a
 * program stands for ssh.
 */
class ConvertCommandTest {
  private static final String URL = "ssh://git@git.example.com/churn.git";

  private static final String PIPELINE =
      """
      apiVersion: clockwork/v1
      kind: Pipeline
      name: churn
      tasks:
        load: {python: etl/load.py}
      """;

  private Path home;
  private Path code;
  private Path cache;
  private Path dags;

  @BeforeEach
  void make(@TempDir Path folder) throws IOException, InterruptedException {
    home = folder.toRealPath();
    code = Files.createDirectory(home.resolve("code"));
    cache = home.resolve("cache");
    dags = home.resolve("dags");
    write(code, "train/clockwork.yaml", PIPELINE);
    write(code, "train/etl/load.py", "print(1)\n");
    sh("git init -q -b main && git add -A && git commit -q -m One && git tag v1");
    write(
        home,
        "central/platform.yaml",
        """
        apiVersion: clockwork/v1
        kind: Platform
        runtimes: {python: {image: "registry.example.com/clockwork/python:3.11"}}
        runtime_image: registry.example.com/clockwork/runtime:1.0
        store: {url: s3://ml-clockwork/runs}
        airflow: {version: "3.1"}
        """);
    schedule("growth/churn.yaml", "churn-nightly", "main");
    ssh("exec git upload-pack '" + code + "'");
  }

  private void ssh(String script) throws IOException {
    write(home, "ssh", "#!/bin/sh\n" + script + "\n");
    home.resolve("ssh").toFile().setExecutable(true);
  }

  @AfterEach
  void clean() throws IOException {
    FileTree.delete(cache);
  }

  private static void write(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void schedule(String file, String name, String ref) throws IOException {
    write(
        home,
        "central/" + file,
        """
        apiVersion: clockwork/v1
        kind: Schedule
        name: %s
        schedule: {cron: "0 2 * * *", timezone: Asia/Jakarta, start: 2026-01-01}
        pipeline: {git: %s, ref: %s, path: train/clockwork.yaml}
        """
            .formatted(name, URL, ref));
  }

  private String sh(String script) throws IOException, InterruptedException {
    return new CodeFolder(code).sh(script);
  }

  private String commit() throws IOException, InterruptedException {
    return sh("git rev-parse --short=12 HEAD");
  }

  private String second() throws IOException, InterruptedException {
    write(code, "train/etl/load.py", "print(2)\n");
    sh("git commit -q -a -m Two");
    return commit();
  }

  private Called convert(String... words) {
    String[] all =
        Stream.concat(Stream.of("convert", "central", "-o", "dags"), Stream.of(words))
            .toArray(String[]::new);
    return caller().call(all);
  }

  private Caller caller() {
    return new Caller(home)
        .with("GIT_SSH", home.resolve("ssh").toString())
        .with("CLOCKWORK_CACHE", cache.toString());
  }

  @Test
  void a_schedule_becomes_a_file_that_names_its_commit() throws Exception {
    Called called = convert();
    assertThat(called.out()).isEqualTo("wrote dags/churn-nightly.py (new)\n");
    assertThat(called.err()).endsWith("1 schedule converted: 1 written, 0 unchanged\n");
    assertThat(called.exitCode()).isZero();
    assertThat(Files.readString(dags.resolve("churn-nightly.py")))
        .startsWith(
            """
            # Written by Clockwork: change the specification and convert again, edits are lost.
            # This file is ASCII; what is not is escaped.
            # schedule: growth/churn.yaml
            # code: %s, branch main at %s
            # content: sha256 \
            """
                .formatted(URL, commit()))
        .contains("dag_id=\"churn-nightly\"", "\"path\": \"train\"");
  }

  @Test
  void what_an_image_runs_by_itself_is_taken_from_a_file() throws Exception {
    write(
        home,
        "central/growth/churn.yaml",
        """
        apiVersion: clockwork/v1
        kind: Schedule
        name: report
        schedule: {}
        image: registry.example.com/report:1
        """);
    String digest = "sha256:" + "ab".repeat(32);
    write(
        home,
        "images.json",
        """
        [{"RepoTags": ["registry.example.com/report:1"],
          "RepoDigests": ["registry.example.com/report@%s"],
          "Config": {"Entrypoint": ["/report"], "Cmd": ["--daily"]}}]
        """
            .formatted(digest));
    assertThat(convert("--image-metadata", "images.json").out())
        .isEqualTo("wrote dags/report.py (new)\n");
    assertThat(Files.readString(dags.resolve("report.py")))
        .contains("{\"command\": [\"/report\", \"--daily\"]}", "report:1@" + digest);

    write(home, "images.json", "[]");
    Called called = convert("--image-metadata", "images.json");
    assertThat(called.exitCode()).isEqualTo(3);
    assertThat(called.err())
        .contains(
            "images.json has no image \"registry.example.com/report:1\" with a digest of its"
                + " registry\n  help: docker image inspect")
        .endsWith(
            "0 schedules converted: 0 written, 0 unchanged; not converted: growth/churn.yaml\n");
    assertThat(caller().call("validate", "central", "--for", "airflow").exitCode()).isZero();
  }

  @Test
  void what_stays_the_same_is_not_touched_and_what_has_moved_is_told() throws Exception {
    schedule("growth/fixed.yaml", "fixed", "v1");
    convert();
    FileTime longAgo = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(dags.resolve("fixed.py"), longAgo);
    assertThat(convert("--check")).extracting(Called::exitCode, Called::out).containsExactly(0, "");

    String one = commit();
    String moved = "dags/churn-nightly.py: " + URL + ", branch main moved from " + one;
    moved += " to " + second() + "\n";
    Called check = convert("--check");
    assertThat(check.out()).isEqualTo("would write " + moved);
    assertThat(check.err()).endsWith("2 schedules converted: 1 would be written, 1 unchanged\n");
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(Files.readString(dags.resolve("churn-nightly.py"))).contains(one);

    assertThat(convert().out()).isEqualTo("wrote " + moved);
    assertThat(Files.getLastModifiedTime(dags.resolve("fixed.py"))).isEqualTo(longAgo);
  }

  @Test
  void a_bad_schedule_is_told_with_all_others_and_keeps_none_from_being_converted()
      throws Exception {
    schedule("a.yaml", "early", "mian");
    write(home, "central/b.yaml", "apiVersion: clockwork/v1\nkind: Schedule\nnmae: x\n");
    Called called = convert();
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out()).isEqualTo("wrote dags/churn-nightly.py (new)\n");
    assertThat(called.err())
        .contains(
            "central/a.yaml:5:",
            "error[code-not-found]: ",
            "central/b.yaml:3:1: error[unknown-key]")
        .endsWith("1 schedule converted: 1 written, 0 unchanged\n");
  }

  @Test
  void problems_of_a_pipeline_are_told_at_its_lines() throws Exception {
    write(code, "train/clockwork.yaml", PIPELINE.replace("load.py", "laod.py"));
    sh("git commit -q -a -m Broken");
    Called called = convert();
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains(
            """
            %s@%s/train/clockwork.yaml:5:18: error[path-not-found]: python "etl/laod.py" of \
            task "load" does not exist
              5 |   load: {python: etl/laod.py}
                |                  ^^^^^^^^^^^
              help: did you mean "etl/load.py"?
            """
                .formatted(URL, commit()));
    assertThat(dags).doesNotExist();
  }

  @Test
  void names_that_differ_by_separators_only_are_refused_at_both_schedules() throws Exception {
    schedule("a.yaml", "churn_nightly", "main");
    Called called = convert();
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains(
            "central/a.yaml:3:7: error[duplicate-name]: schedule \"churn_nightly\" differs from"
                + " \"churn-nightly\" by separators only, which is at central/growth/churn.yaml:3:7\n",
            "central/growth/churn.yaml:3:7: error[duplicate-name]: schedule \"churn-nightly\" differs"
                + " from \"churn_nightly\" by separators only, which is at central/a.yaml:3:7\n");
    assertThat(dags).doesNotExist();
  }

  @Test
  void a_file_of_somebody_else_is_left_alone() throws Exception {
    write(home, "dags/churn-nightly.py", "from airflow.sdk import DAG\n");
    Called called = convert();
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.err())
        .contains(
            "error: dags: \"churn-nightly.py\" is there and was not written by Clockwork: rename what"
                + " it is made from, or remove the file\n");
    assertThat(dags.resolve("churn-nightly.py")).hasContent("from airflow.sdk import DAG\n");
  }

  @Test
  void a_repository_that_cannot_be_had_ends_with_3_and_says_what_waits_for_it() throws Exception {
    schedule("later.yaml", "later", "main");
    ssh("echo 'ssh: connect to host git.example.com port 22: Connection refused' >&2; exit 255");
    Called called = convert();
    assertThat(called.exitCode()).isEqualTo(3);
    assertThat(called.err())
        .contains(
            "error: cannot reach repository \"%s\": nobody listens there\n".formatted(URL)
                + "  help: check its address and the network\n")
        .endsWith(
            "0 schedules converted: 0 written, 0 unchanged; not converted: growth/churn.yaml,"
                + " later.yaml\n");
    assertThat(called.err().split("error: ", -1)).hasSize(2);
    assertThat(dags).doesNotExist();
  }

  @Test
  void a_checkout_stands_for_the_repository_and_the_header_says_so() throws Exception {
    String one = commit();
    write(code, "train/clockwork.yaml", PIPELINE + "  more: {python: etl/load.py}\n");
    Called called = convert("--worktree", "code");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err()).contains("code has changes that are in no commit; tasks do not get");
    assertThat(Files.readString(dags.resolve("churn-nightly.py")))
        .contains(", local checkout with changes for main at\n# " + one, "task_id=\"more\"");
    sh("git commit -q -a -m Two");
    convert("--worktree", "code/train");
    assertThat(Files.readString(dags.resolve("churn-nightly.py")))
        .contains(", local checkout for main at " + commit() + "\n");
  }

  @Test
  void wrong_calls_are_told() {
    assertThat(convert("--to", "kubeflow"))
        .isEqualTo(
            new Called(
                2,
                "",
                """
                error: nothing is written for "kubeflow" yet
                  help: --to takes airflow
                """));
    assertThat(caller().call("convert", "nowhere", "-o", "dags").err())
        .isEqualTo("error: nowhere: no such file or folder\n");
    assertThat(caller().call("convert", "central").err()).startsWith("error: --output ");
    assertThat(caller().call("convert", "code", "-o", "dags").err())
        .startsWith("error: no schedule in code\n");
    assertThat(caller().call("convert", "central", "-o", "central/platform.yaml").err())
        .startsWith("error: central/platform.yaml: ");
  }

  @Test
  void validate_says_what_airflow_cannot_do_also_of_the_pipeline_at_its_commit() throws Exception {
    write(code, "train/clockwork.yaml", PIPELINE + "  own: {shell: 'true'}\n");
    sh("git commit -q -a -m Two");
    Called called = caller().call("validate", "central", "--for", "airflow");
    assertThat(called.exitCode()).isEqualTo(1);
    assertThat(called.out())
        .isEqualTo(
            """
            %s@%s/train/clockwork.yaml:6:3: error[unsupported-on-airflow]: task "own" names no image, \
            and a container needs one
              6 |   own: {shell: 'true'}
                |   ^^^
              help: give it an "image", or "runtime: python"
            """
                .formatted(URL, commit()));
    assertThat(caller().call("validate", "code", "--for", "airflow").out())
        .contains(
            "code/train/clockwork.yaml:6:3: error[unsupported-on-airflow]: task \"own\" names no",
            "code/train/clockwork.yaml:5:",
            "error[unsupported-on-airflow]: task \"load\" names");
  }

  @Test
  void validate_warns_of_what_it_could_not_look_at_and_knows_its_back_ends() throws Exception {
    ssh("echo 'ssh: connect to host git.example.com port 22: Connection refused' >&2; exit 255");
    Called called = caller().call("validate", "central", "--for", "airflow");
    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .startsWith(
            "central/growth/churn.yaml:5:17: warning[code-not-checked]: what schedule"
                + " \"churn-nightly\" runs was not looked at: ");
    assertThat(caller().call("validate", "central", "--for", "kubeflow"))
        .isEqualTo(
            new Called(
                2,
                "",
                """
                error: there is no back end "kubeflow"
                  help: --for takes airflow, docker, process
                """));
  }
}
