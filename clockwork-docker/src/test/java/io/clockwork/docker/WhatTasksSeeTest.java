package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.SecretSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract inside a container. */
class WhatTasksSeeTest extends ContainerTest {
  @Test
  void outputs_of_one_task_are_inputs_of_the_next() throws Exception {
    RunResult run =
        project.run(
            p ->
                p.task(
                        "extract",
                        t ->
                            t.shell(
                                    """
                                    echo 3 > $CLOCKWORK_OUTPUT_ROWS
                                    printf 'a,b\\n' > $CLOCKWORK_OUTPUT_RAW
                                    mkdir -p "$CLOCKWORK_OUTPUT_PARTS/sub dir/empty"
                                    echo x > "$CLOCKWORK_OUTPUT_PARTS/sub dir/ü"
                                    """)
                                .output("rows", DataType.INTEGER)
                                .output("raw", DataType.FILE)
                                .output("parts", DataType.DIRECTORY))
                    .task(
                        "train",
                        t ->
                            t.shell(
                                    """
                                    test "$CLOCKWORK_INPUT_ROWS" = 3
                                    test "$(cat /clockwork/inputs/rows)" = 3
                                    test "$CLOCKWORK_INPUT_RAW" = /clockwork/inputs/raw
                                    cat /clockwork/inputs/raw
                                    find /clockwork/inputs | sort
                                    cp -r /clockwork/inputs/parts /clockwork/outputs/copy
                                    """)
                                .input("rows", "extract.rows")
                                .input("raw", "extract.raw")
                                .input("parts", "extract.parts")
                                .output("copy", DataType.DIRECTORY)));

    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(Project.log(run, "train"))
        .isEqualTo(
            """
            a,b
            /clockwork/inputs
            /clockwork/inputs/parts
            /clockwork/inputs/parts/sub dir
            /clockwork/inputs/parts/sub dir/empty
            /clockwork/inputs/parts/sub dir/ü
            /clockwork/inputs/raw
            /clockwork/inputs/rows
            """);
    assertThat(run.task("train").output("copy").asPath().resolve("sub dir/ü")).hasContent("x");
  }

  @Test
  void inputs_code_and_context_cannot_be_written_to() throws Exception {
    project.file("data.csv", "1");
    RunResult run =
        project.run(
            p ->
                p.task("a", t -> t.shell("echo x > $CLOCKWORK_OUTPUT_F").output("f", DataType.FILE))
                    .task(
                        "b",
                        t ->
                            t.shell(
                                    """
                                    for f in inputs/f inputs/new code/data.csv code/new context.json
                                    do
                                      (echo y >> /clockwork/$f) 2>&1 || true
                                    done
                                    """)
                                .input("f", "a.f")));
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(Project.log(run, "b").lines())
        .hasSize(5)
        .allMatch(line -> line.endsWith("Read-only file system"));
  }

  @Test
  void environment_is_that_of_the_contract_over_that_of_the_image() throws Exception {
    RunResult run =
        project
            .with(runner -> runner.runId("r1").param("market", "sg"))
            .run(
                p ->
                    p.param("market", "id")
                        .task(
                            "task",
                            t -> t.shell("env | sort").env("LEVEL", "${params.market}-${run.id}")));
    assertThat(Project.log(run, "task").lines().filter(line -> !line.startsWith("HOSTNAME=")))
        .contains(
            "CLOCKWORK_ATTEMPT=1",
            "CLOCKWORK_CODE=/clockwork/code",
            "CLOCKWORK_CONTEXT=/clockwork/context.json",
            "CLOCKWORK_CONTRACT=1",
            "CLOCKWORK_INPUTS=/clockwork/inputs",
            "CLOCKWORK_OUTPUTS=/clockwork/outputs",
            "CLOCKWORK_PARAM_MARKET=sg",
            "CLOCKWORK_PIPELINE=churn",
            "CLOCKWORK_RUN_ID=r1",
            "CLOCKWORK_TASK=task",
            "LEVEL=sg-r1",
            "PATH=/usr/local/bin:/usr/bin:/bin",
            "PWD=/clockwork/code",
            "PYTHONDONTWRITEBYTECODE=1",
            "PYTHONPATH=/clockwork/code",
            "PYTHONUNBUFFERED=1",
            "TMPDIR=/clockwork/tmp")
        .noneMatch(line -> line.contains("DOCKER") || line.contains("CLOCKWORK_CACHE"));
  }

  @Test
  void working_directory_is_the_specification_s_in_its_repository() throws Exception {
    Files.createDirectories(project.code().resolve(".git"));
    project.file("jobs/churn/job.txt", "here").file("shared.txt", "there");
    RunResult run =
        project
            .runner()
            .run(
                Pipeline.builder("churn")
                    .directory(project.code().resolve("jobs/churn"))
                    .task(
                        "task",
                        t -> t.image(Project.BUSYBOX).shell("pwd; cat job.txt ../../shared.txt"))
                    .build());
    assertThat(Project.log(run, "task")).isEqualTo("/clockwork/code/jobs/churn\nherethere\n");
  }

  @Test
  void runs_kept_beside_the_code_are_hidden_in_it() throws Exception {
    Path runs = Files.createDirectories(project.code().resolve(".clockwork/runs"));
    RunResult run =
        project
            .with(runner -> runner.runsDirectory(runs))
            .task(t -> t.shell("ls -A .clockwork; ls -A"));
    assertThat(Project.log(run, "task")).isEqualTo(".clockwork\n");
  }

  @Test
  void home_and_scratch_can_be_written_to_and_files_belong_to_the_caller() throws Exception {
    RunResult run =
        project.task(
            t ->
                t.shell(
                        """
                        touch $HOME/x $TMPDIR/y
                        id -u
                        echo done > $CLOCKWORK_OUTPUT_F
                        """)
                    .output("f", DataType.FILE));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    Object uid = Files.getAttribute(folder, "unix:uid");
    assertThat(Project.log(run, "task")).isEqualTo(uid + "\n");
    assertThat(Files.getAttribute(run.task("task").output("f").asPath(), "unix:uid"))
        .isEqualTo(uid);
  }

  @Test
  void image_of_another_user_runs_as_the_caller() throws Exception {
    RunResult run =
        project.task(
            t ->
                t.image("clockwork-test/user")
                    .shell("echo x > $CLOCKWORK_OUTPUT_F")
                    .output("f", DataType.FILE));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void image_without_a_shell_runs_its_own_entrypoint() throws Exception {
    RunResult run =
        project.run(
            p ->
                p.task("a", t -> t.shell("echo x > $CLOCKWORK_OUTPUT_F").output("f", DataType.FILE))
                    .task(
                        "b",
                        t ->
                            t.image("clockwork-test/bare")
                                .args("${inputs.f}", "${outputs.copy}")
                                .input("f", "a.f")
                                .output("copy", DataType.FILE)));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(run.task("b").output("copy").asPath()).hasContent("x");
  }

  @Test
  void script_runs_with_the_image_s_python() throws Exception {
    project.file(
        "job.py",
        "import json, os, sys\nprint(sys.argv[1:], json.load(open(os.environ['CLOCKWORK_CONTEXT']))['task'])\n");
    RunResult run = project.task(t -> t.image(Project.DEBIAN).python("job.py").args("a b", "$x"));
    assertThat(Project.log(run, "task")).isEqualTo("['a b', '$x'] task\n");
  }

  @Test
  void image_and_its_identity_stand_in_the_manifest() throws Exception {
    RunResult run = project.task(t -> t.shell("true"));
    assertThat(Project.manifest(run, "task").origin().image()).contains(Project.BUSYBOX);
    assertThat(Project.manifest(run, "task").origin().digest().orElseThrow()).startsWith("sha256:");
  }

  @Test
  void secrets_reach_the_task_and_no_log() throws Exception {
    RunResult run =
        project
            .with(
                runner ->
                    runner.secrets(
                        SecretSource.of(Map.of(new SecretRef("smtp", "password"), "s3cret-value"))))
            .task(
                t ->
                    t.shell("echo $PASSWORD; test $PASSWORD = s3cret-value")
                        .secret("PASSWORD", "smtp", "password"));
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(Project.log(run, "task")).isEqualTo("***\n");
  }

  @Test
  void host_is_reachable_by_name() throws Exception {
    RunResult run = project.task(t -> t.shell("grep -c host.docker.internal /etc/hosts"));
    assertThat(Project.log(run, "task")).isEqualTo("1\n");
  }
}
