package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.clockwork.cli.command.Caller.Called;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs of schedules of a central repository. */
class ScheduleTest extends CentralRepository {
  @Test
  void run_is_of_the_schedules_name_params_and_intervals_at_the_commit() throws Exception {
    Called run = call("run", "central/growth/nightly.yaml", "--date", "2026-01-30");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains(
            "schedule: churn-nightly, pipeline file://code@" + head() + "/train/clockwork.yaml\n",
            "alerts are not sent from this machine\n",
            "the run has no timeout here; scheduled ones have 6h\n",
            "platform: central/platform.yaml\n",
            "of churn-nightly: 2 tasks, executor process",
            "code: file://code, branch main at " + head());
    assertThat(run.err().split("alerts are not sent", -1)).hasSize(2);
    assertThat(run.out()).contains(" of churn-nightly succeeded");
    assertThat(word(run, "central/growth"))
        .isEqualTo("one churn sg 7 2026-01-30T02:00:00+07:00 2026-02-02T02:00:00+07:00");
    assertThat(run.out()).contains("central/growth/.clockwork/runs/churn-nightly/" + id(run) + "-");
  }

  @Test
  void param_of_the_command_line_comes_before_the_schedules() {
    Called run =
        call("run", "central/growth/nightly.yaml", "--param", "market=vn", "--param", "days=3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("one churn vn 3 ");
  }

  @Test
  void date_without_an_interval_names_its_neighbours() {
    Called run = call("run", "central/growth/nightly.yaml", "--date", "2026-01-31");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .endsWith(
            "error: no interval of the schedule has the run date 2026-01-31; the nearest have"
                + " 2026-01-30 and 2026-02-02\n");
  }

  @Test
  void history_tells_of_schedule_platform_and_commit() throws Exception {
    Called run = call("run", "central/growth/nightly.yaml", "--date", "2026-01-30");
    String in = "central/growth/nightly.yaml";

    assertThat(call("runs", "--in", in).out()).contains(id(run) + "  churn-nightly  succeeded");
    assertThat(call("show", "--in", in).out())
        .contains(
            "date      2026-01-30T02:00:00+07:00 to 2026-02-02T02:00:00+07:00\n",
            "schedule  churn-nightly\n",
            "platform  central/platform.yaml\n",
            "code      file://code, branch main at " + head() + "\n");
    assertThat(call("show", "--in", in, "--format", "json").out())
        .contains("\"schedule\":\"churn-nightly\"", "\"platform\":\"central/platform.yaml\"");
    assertThat(call("logs", "latest", "say", "--in", in).exitCode()).isZero();
    assertThat(call("show", "--html", "--in", in).exitCode()).isZero();
  }

  @Test
  void resumed_run_stays_at_its_commit_and_says_that_the_platform_is_another() throws Exception {
    write("home/broken", "");
    Called failed = call("run", "central/growth/nightly.yaml");
    assertThat(failed.exitCode()).isEqualTo(1);
    String first = head();
    write("code/train/say.py", script("two"));
    sh("git commit -q -a -m Two");
    Files.delete(home.resolve("home/broken"));
    write("other.yaml", HEADER + "Platform\ntimezone: UTC\n");

    Called resumed =
        call(
            "run",
            "central/growth/nightly.yaml",
            "--resume",
            id(failed),
            "--platform",
            "other.yaml");

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err())
        .contains(
            "pipeline file://code@" + first + "/train/clockwork.yaml\n",
            "platform: other.yaml; the run began on central/platform.yaml\n",
            "kept: say\n",
            "at " + first);
    assertThat(resumed.out()).contains("one churn sg");
    assertThat(call("run", "central/growth/nightly.yaml").out()).contains("two churn sg");
  }

  @Test
  void part_of_a_schedule_takes_its_inputs_from_an_earlier_run() {
    Called whole = call("run", "central/growth/nightly.yaml");

    Called part = call("run", "central/growth/nightly.yaml", "--only", "after");

    assertThat(part.exitCode()).as(part.err()).isZero();
    assertThat(part.err()).contains("inputs of tasks left out come from run " + id(whole));
  }

  @Test
  void problems_of_the_pipeline_are_told_at_its_lines_at_the_commit() throws Exception {
    schedule("params: {markets: sg}\n");

    Called run = call("run", "central/growth/nightly.yaml");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "central/growth/nightly.yaml:6:1: error[missing-param]: param \"market\" is not given",
            "central/growth/nightly.yaml:6:19: error[unknown-param]: param \"markets\" is given");
    schedule("params: {market: sg}\n");
    sh("git mv train/say.py train/said.py && git commit -q -m Moved");
    assertThat(call("run", "central/growth/nightly.yaml").err())
        .contains(
            "file://code@" + head() + "/train/clockwork.yaml:7:13: error[path-not-found]",
            "help: did you mean \"said.py\"?");
  }

  @Test
  void platform_that_asks_for_an_owner_holds_here_too() throws Exception {
    write("central/platform.yaml", HEADER + "Platform\npolicy: {require: [owner]}\n");

    Called run = call("run", "central/growth/nightly.yaml");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("central/growth/nightly.yaml:3:1: error[required-by-platform]");
  }

  @Test
  void single_step_runs_in_the_folder_of_its_script() throws Exception {
    step("python: {git: \"file://" + code + "\", ref: main, path: train/say.py}\n");

    Called run = call("run", "central/step.yaml", "--date", "2026-01-31");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("schedule: refresh, a single step\n", "branch main at");
    assertThat(word(run, "central"))
        .isEqualTo("one refresh sg 1 2026-01-31T00:00:00Z 2026-01-31T01:00:00Z");
  }

  @Test
  void worktree_runs_in_place_of_the_repository() throws Exception {
    String commit = head();
    write("code/train/say.py", script("changed"));

    Called run = call("run", "central/growth/nightly.yaml", "--worktree", "code");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("code: file://code, local checkout with changes for main at " + commit)
        .doesNotContain("fetching");
    assertThat(run.out()).contains("changed churn sg");
    assertThat(call("show", "--in", "central/growth").out())
        .contains("local checkout with changes for main at " + commit);
    step("python: {git: \"file://" + code + "\", ref: main, path: train/say.py}\n");
    assertThat(call("run", "central/step.yaml", "--worktree", "code").out())
        .contains("changed refresh sg");
  }

  @Test
  void run_of_a_worktree_is_resumed_there_or_at_a_commit() throws Exception {
    write("code/train/say.py", script("changed"));
    write("home/broken", "");
    Called failed = call("run", "central/growth/nightly.yaml", "--worktree", "code");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("--resume " + id(failed) + " --worktree code\n");
    Files.delete(home.resolve("home/broken"));

    Called resumed = call("run", "central/growth/nightly.yaml", "--resume", id(failed));

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.err())
        .contains(
            "warning[changed-code]: the code of task \"say\" has changed",
            "code: file://code, branch main at " + head());
  }

  @Test
  void worktree_of_anything_else_is_refused() throws Exception {
    assertThat(call("run", "code/train", "--worktree", "code").err())
        .isEqualTo(
            """
            error: --worktree is for schedules, and code/train is none
              help: leave it out: a pipeline runs the code that lies beside it
            """);
    assertThat(call("run", "central/growth/nightly.yaml", "--worktree", "nope").err())
        .startsWith("error: nope: no such folder\n");
    step("shell: 'true > \"$CLOCKWORK_OUTPUT_WORD\"'\n");
    assertThat(call("run", "central/step.yaml", "--worktree", "code").err())
        .isEqualTo("error: --worktree stands for a repository, and the schedule names none\n");
  }

  @Test
  void what_init_writes_from_a_script_is_valid_and_runs() throws Exception {
    write("code/jobs/refresh.py", "print('refreshed')\n");
    sh("git add -A && git commit -q -m Two && git remote add origin file://" + code);

    assertThat(call("init", "--from", "code/jobs/refresh.py", "central").exitCode()).isZero();

    assertThat(call("validate", "central/refresh.yaml", "--strict").err())
        .isEqualTo("1 file checked: no problems\n");
    Called run = call("run", "central/refresh.yaml");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(call("logs", "latest", "--in", "central").out()).contains("refreshed\n");
  }

  @Test
  void step_without_code_sees_none() throws IOException {
    step("shell: 'ls -A \"$CLOCKWORK_CODE\" | wc -l | tr -d \" \" > \"$CLOCKWORK_OUTPUT_WORD\"'\n");

    Called run = call("run", "central/step.yaml", "--executor", "process");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).containsPattern("refresh +succeeded.*word=0");
  }

  @Test
  @Tag("docker")
  void step_runs_in_a_container_of_the_platforms_runtime() throws Exception {
    assumeTrue(Caller.engineAnswers(), "needs a container engine");
    write(
        "central/platform.yaml",
        HEADER + "Platform\nruntimes: {python: {image: clockwork-test/debian}}\n");
    step("python: {git: \"file://" + code + "\", ref: main, path: train/say.py}\n");

    Called run = caller().withEngine().call("run", "central/step.yaml", "--executor", "docker");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("one refresh sg 1 ");
  }

  @Test
  void file_of_several_schedules_is_refused() throws Exception {
    Files.writeString(
        home.resolve("central/two.yaml"),
        Files.readString(home.resolve("central/growth/nightly.yaml"))
            + "---\n"
            + Files.readString(home.resolve("central/growth/nightly.yaml"))
                .replace("churn-nightly", "churn-daily"));

    assertThat(call("run", "central/two.yaml").err())
        .contains("error[several-documents]: a second schedule where one is wanted");
  }
}
