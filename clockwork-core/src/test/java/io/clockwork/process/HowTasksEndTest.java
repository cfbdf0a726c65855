package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.Manifest;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.store.ManifestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowTasksEndTest {
  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    // A folder that may not be searched would make a missing command one that cannot be executed.
    laptop = new Laptop(folder).environment("PATH", "/usr/bin:/bin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exit 1             | 1   | 1   | true  | exit code 1
          exit 98            | 98  | 98  | false | exit code 98: it asked not to be tried again
          exit 210           | 1   | 210 | true  | exit code 210, which only Clockwork itself may use: reported as 1
          exit 219           | 1   | 219 | true  | exit code 219, which only Clockwork itself may use: reported as 1
          exit 255           | 255 | 255 | true  | exit code 255
          kill -KILL $$      | 137 | 137 | true  | killed by SIGKILL (exit code 137), perhaps because memory ran out
          kill -TERM $$      | 143 | 143 | true  | killed by SIGTERM (exit code 143)
          exec no-such-thing | 127 | 127 | true  | exit code 127: the command was not found
          exec /dev/null     | 126 | 126 | true  | exit code 126: the command cannot be executed
          """)
  void exit_code_is_reported_and_kept(
      String shell, int reported, int real, boolean retryable, String reason) throws Exception {
    assertThat(laptop.execute(t -> t.shell(shell)))
        .isEqualTo(new TaskOutcome.Failed(OptionalInt.of(reported), reason, retryable));
    Manifest manifest = ManifestFile.read(laptop.attemptDirectory()).orElseThrow();
    assertThat(manifest.ending().state()).isEqualTo(Manifest.State.FAILED);
    assertThat(manifest.ending().exitCode()).isEqualTo(OptionalInt.of(real));
    assertThat(manifest.ending().reason()).contains(reason);
  }

  @Test
  void exit_99_skips_whatever_the_outputs_are() throws Exception {
    assertThat(laptop.execute(t -> t.shell("exit 99").output("rows", DataType.INTEGER)))
        .isEqualTo(new TaskOutcome.Skipped());
    Manifest manifest = ManifestFile.read(laptop.attemptDirectory()).orElseThrow();
    assertThat(manifest.ending().state()).isEqualTo(Manifest.State.SKIPPED);
  }

  @Test
  void command_that_is_not_there_is_named_in_the_log() throws Exception {
    assertThat(laptop.failure(t -> t.command("no-such-thing", "x")))
        .isEqualTo("exit code 127: the command was not found");
    assertThat(laptop.log()).hasSize(1).first().asString().contains("no-such-thing");
  }

  @Test
  void script_that_is_not_there_is_not_tried_again() throws Exception {
    assertThat(laptop.execute(t -> t.python("jobs/nope.py")))
        .isEqualTo(
            new TaskOutcome.Failed(
                OptionalInt.of(214),
                "python \"jobs/nope.py\" does not exist in " + laptop.project(),
                false));
  }

  @Test
  void script_behind_a_link_out_of_the_code_is_refused() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.py"), "print('never')");
    Files.createSymbolicLink(laptop.project().resolve("a.py"), outside);
    assertThat(laptop.failure(t -> t.python("a.py")))
        .isEqualTo("python \"a.py\" leads out of the code, to " + outside);
    assertThat(laptop.log()).isEmpty();
  }

  @Test
  void end_of_a_task_leaves_log_context_and_manifest_alone_unless_it_succeeded() throws Exception {
    laptop.failure(
        t ->
            t.shell("echo hello; echo 3 > $CLOCKWORK_OUTPUT_ROWS; exit 4")
                .output("rows", DataType.INTEGER));
    try (var left = Files.list(laptop.attemptDirectory().path())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("context.json", "log.txt", "manifest.json");
    }
    assertThat(laptop.attemptDirectory().log()).hasContent("hello\n");
    assertThat(ManifestFile.readCurrent(laptop.runDirectory(), "task")).isEmpty();
  }
}
