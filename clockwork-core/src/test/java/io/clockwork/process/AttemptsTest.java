package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Task;
import io.clockwork.store.CurrentAttempt;
import io.clockwork.store.ManifestFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    laptop = new Laptop(folder.toRealPath());
  }

  private static void writesRaw(Task.Builder task) {
    task.shell("echo raw > $CLOCKWORK_OUTPUT_RAW").output("raw", DataType.FILE);
  }

  @Test
  void attempt_sees_nothing_of_the_one_before() throws Exception {
    String shell =
        "ls -A $CLOCKWORK_OUTPUTS $TMPDIR; touch $CLOCKWORK_OUTPUTS/a $TMPDIR/b; mkdir -m 0 "
            + "$TMPDIR/locked; test $CLOCKWORK_ATTEMPT = 2";
    laptop.failure(t -> t.shell(shell));
    assertThat(laptop.attemptDirectory().work()).doesNotExist();
    laptop.attempt(2).publish(t -> t.shell(shell));
    laptop.attempt(2).publish(t -> t.shell(shell));
    assertThat(laptop.log()).filteredOn(line -> line.matches("stdout: [ab]")).isEmpty();
  }

  @Test
  void runs_never_meet() throws Exception {
    laptop.run("one/1").publish(AttemptsTest::writesRaw);
    Path one = laptop.attemptDirectory().output("raw");
    laptop.run("one_1").publish(AttemptsTest::writesRaw);
    assertThat(laptop.attemptDirectory().output("raw")).isNotEqualTo(one).exists();
    assertThat(one).exists();
  }

  @Test
  void manifest_of_a_success_says_what_was_published() throws Exception {
    laptop.publish(
        t ->
            t.shell("cd $CLOCKWORK_OUTPUTS; printf hello > raw; echo 0.50 > auc; mkdir model")
                .output("raw", DataType.FILE)
                .output("auc", DataType.NUMBER)
                .output("model", DataType.DIRECTORY));
    Manifest manifest = ManifestFile.readCurrent(laptop.runDirectory(), "task").orElseThrow();
    assertThat(manifest.attempt()).isEqualTo(new Manifest.Attempt("test", "task", "run", 1));
    assertThat(manifest.ending().exitCode()).isEqualTo(OptionalInt.of(0));
    assertThat(manifest.origin()).isEqualTo(Manifest.Origin.WORKING_TREE);
    assertThat(manifest.outputs().keySet()).containsExactly("raw", "auc", "model");
    ManifestEntry raw = manifest.outputs().get("raw");
    assertThat(raw.size()).isEqualTo(5);
    assertThat(raw.sha256())
        .contains("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(manifest.outputs().get("auc"))
        .extracting(entry -> ((ManifestEntry.Text) entry).value().text())
        .isEqualTo("0.50");
    assertThat(manifest.outputs().get("model").sha256())
        .contains("37517e5f3dc66819f61f5a7bb8ace1921282415f10551d2defa5c3eb0985b570");
  }

  @Test
  void what_was_published_is_read_back_as_it_was() throws Exception {
    Map<String, PublishedOutput> outputs = laptop.publish(AttemptsTest::writesRaw);
    Manifest manifest = ManifestFile.readCurrent(laptop.runDirectory(), "task").orElseThrow();
    assertThat(ManifestFile.outputs(laptop.attemptDirectory(), manifest)).isEqualTo(outputs);
  }

  @Test
  void what_was_published_has_lost_its_write_permission_and_can_be_deleted() throws Exception {
    laptop.publish(
        t ->
            t.shell(
                    "mkdir $CLOCKWORK_OUTPUT_MODEL; cd $CLOCKWORK_OUTPUT_MODEL; touch a; chmod 775"
                        + " a")
                .output("model", DataType.DIRECTORY));
    Path file = laptop.attemptDirectory().output("model").resolve("a");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r-xr-xr-x");
    Files.delete(file);
  }

  @Test
  void attempt_that_failed_later_leaves_nothing_to_consumers() throws Exception {
    laptop.publish(AttemptsTest::writesRaw);
    laptop.attempt(2).failure(t -> t.shell("exit 1").output("raw", DataType.FILE));
    assertThat(CurrentAttempt.read(laptop.runDirectory().current("task")))
        .contains(new CurrentAttempt(2, CurrentAttempt.State.RUNNING));
    assertThat(ManifestFile.readCurrent(laptop.runDirectory(), "task")).isEmpty();
  }

  @Test
  void lower_attempt_never_replaces_a_higher_one() throws Exception {
    laptop.attempt(2).publish(AttemptsTest::writesRaw);
    laptop.attempt(1).publish(AttemptsTest::writesRaw);
    assertThat(CurrentAttempt.read(laptop.runDirectory().current("task")))
        .contains(new CurrentAttempt(2, CurrentAttempt.State.SUCCEEDED));
    assertThat(laptop.runDirectory().current("task"))
        .hasContent("{\"attempt\":2,\"state\":\"succeeded\"}\n");
  }

  @Test
  void input_that_was_written_to_since_fails_its_consumer_for_good() throws Exception {
    Path raw = written(DataType.FILE, "echo raw > $CLOCKWORK_OUTPUT_RAW");
    Files.setPosixFilePermissions(raw, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(raw, "more", StandardOpenOption.APPEND);
    assertThat(laptop.execute(t -> t.shell("echo never")))
        .isEqualTo(changed(raw, "was changed since"));
    assertThat(laptop.log()).isEmpty();
  }

  @Test
  void input_that_is_gone_fails_its_consumer_for_good() throws Exception {
    Path raw = written(DataType.FILE, "echo raw > $CLOCKWORK_OUTPUT_RAW");
    Files.delete(raw);
    assertThat(laptop.execute(t -> t.shell("echo never"))).isEqualTo(changed(raw, "is gone"));
  }

  @Test
  void directory_in_which_a_file_was_replaced_fails_its_consumer_for_good() throws Exception {
    Path raw =
        written(DataType.DIRECTORY, "mkdir $CLOCKWORK_OUTPUT_RAW; touch $CLOCKWORK_OUTPUT_RAW/a");
    Files.writeString(raw.resolve("b"), "");
    Files.move(raw.resolve("b"), raw.resolve("a"), StandardCopyOption.REPLACE_EXISTING);
    assertThat(laptop.execute(t -> t.shell("echo never")))
        .isEqualTo(changed(raw, "was changed since"));
  }

  private Path written(DataType type, String shell) throws Exception {
    laptop.publish(t -> t.shell(shell).output("raw", type)).forEach(laptop::given);
    Path raw = laptop.attemptDirectory().output("raw");
    laptop.attempt(2);
    return raw;
  }

  private static TaskOutcome changed(Path raw, String what) {
    return new TaskOutcome.Failed(
        OptionalInt.empty(),
        "input \"raw\" is not what task \"producer\" published: "
            + raw
            + " "
            + what
            + "; run that task again",
        false);
  }

  @Test
  void file_above_64_mib_is_published_without_being_read() throws Exception {
    laptop.publish(
        t ->
            t.shell("truncate -s 2G $CLOCKWORK_OUTPUT_RAW; echo 1 > $CLOCKWORK_OUTPUT_SMALL")
                .output("raw", DataType.FILE)
                .output("small", DataType.FILE));
    Manifest manifest = ManifestFile.readCurrent(laptop.runDirectory(), "task").orElseThrow();
    assertThat(manifest.outputs().get("raw").size()).isEqualTo(2L << 30);
    assertThat(manifest.outputs().get("raw").sha256()).isEqualTo(Optional.empty());
    assertThat(manifest.outputs().get("small").sha256()).isPresent();
  }

  @Test
  void folder_that_cannot_be_written_to_fails_the_attempt() throws Exception {
    Files.createDirectories(laptop.runDirectory().path());
    Path task = Files.writeString(laptop.runDirectory().task("task"), "a file in the way");
    assertThat(laptop.execute(t -> t.shell("echo never")))
        .isEqualTo(
            new TaskOutcome.Failed(
                OptionalInt.of(219),
                "the run's folder cannot be used: " + task + "/attempt-1: Not a directory",
                true));
  }
}
