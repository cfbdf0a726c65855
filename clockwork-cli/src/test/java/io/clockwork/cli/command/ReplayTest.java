package io.clockwork.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.cli.command.Caller.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Attempts that failed by a schedule, done again after the code has moved on. */
class ReplayTest extends CentralRepository {
  private static final String SCHEDULE = "central/growth/nightly.yaml";

  private String manifest;
  private String commit;
  private String run;

  private void aTaskFailsAndTheCodeMovesOn() throws Exception {
    write("home/broken", "");
    Called failed = call("run", SCHEDULE, "--date", "2026-01-30");
    assertThat(failed.exitCode()).isEqualTo(1);
    commit = head();
    run = id(failed);
    manifest = manifest();
    Files.delete(home.resolve("home/broken"));
    String pipeline = Files.readString(code.resolve("train/clockwork.yaml"));
    write("code/train/clockwork.yaml", pipeline.replace("test ! -e \"$HOME/broken\"", "exit 7"));
    sh("git commit -q -a -m Two");
  }

  private String manifest() throws IOException {
    try (var files = Files.walk(home.resolve("central/growth/.clockwork/runs"))) {
      Path found =
          files.filter(file -> file.endsWith("after/attempt-1/manifest.json")).toList().get(0);
      return home.relativize(found).toString();
    }
  }

  @Test
  void replay_by_a_schedule_runs_the_commit_that_the_attempt_ran() throws Exception {
    aTaskFailsAndTheCodeMovesOn();

    Called replayed = call("run", SCHEDULE, "--replay", manifest);

    assertThat(replayed.exitCode()).as(replayed.err()).isZero();
    assertThat(replayed.err())
        .contains(
            "pipeline file://code@" + commit + "/train/clockwork.yaml\n",
            "replay of attempt 1 of task after in run "
                + run
                + " of churn-nightly, which failed: exit code 1\n",
            "code: file://code at " + commit)
        .doesNotContain("it ran commit");
    assertThat(home.resolve("central/growth/.clockwork/replays/1/churn-nightly")).isDirectory();
    assertThat(call("runs", "--in", SCHEDULE).out()).containsOnlyOnce("churn-nightly");
  }

  @Test
  void replay_with_a_checkout_runs_what_lies_there() throws Exception {
    aTaskFailsAndTheCodeMovesOn();

    Called replayed = call("run", SCHEDULE, "--worktree", "code", "--replay", manifest);

    assertThat(replayed.exitCode()).isEqualTo(1);
    assertThat(replayed.err()).contains("exit code 7").doesNotContain("resume:");
  }

  @Test
  void replay_of_a_pipeline_by_itself_says_that_another_commit_was_run() throws Exception {
    aTaskFailsAndTheCodeMovesOn();

    Called replayed = call("run", "code/train", "--replay", manifest);

    assertThat(replayed.exitCode()).isEqualTo(1);
    assertThat(replayed.err())
        .contains(
            "it ran commit "
                + Files.readString(home.resolve(manifest))
                    .replaceAll("(?s).*\"commit\":\"([^\"]*)\".*", "$1")
                + ", and here runs what lies in code/train: name its schedule to run that commit,"
                + " or check it out\n");
  }

  @Test
  void commit_that_is_gone_is_said_as_of_any_repository() throws Exception {
    aTaskFailsAndTheCodeMovesOn();
    Path file = home.resolve(manifest);
    Files.writeString(
        file,
        Files.readString(file)
            .replaceAll("\"commit\":\"[^\"]*\"", "\"commit\":\"" + "0".repeat(40) + "\""));

    Called replayed = call("run", SCHEDULE, "--replay", manifest);

    assertThat(replayed.exitCode()).as(replayed.err()).isIn(1, 3);
    assertThat(replayed.err()).contains("000000000000");
  }
}
