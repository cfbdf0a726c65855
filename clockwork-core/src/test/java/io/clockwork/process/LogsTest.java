package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    folder = folder.toRealPath();
    laptop = new Laptop(folder);
  }

  @Test
  void both_streams_come_line_by_line_and_are_kept() throws Exception {
    laptop.publish(t -> t.shell("printf 'a\\n\\nb\\r\\nno end'; printf 'e\\n' >&2"));
    assertThat(laptop.log())
        .containsExactlyInAnyOrder(
            "stdout: a", "stdout: ", "stdout: b", "stdout: no end", "stderr: e");
    assertThat(Files.readString(laptop.attemptDirectory().log()).lines())
        .containsExactlyInAnyOrder("a", "", "b", "no end", "e");
  }

  @Test
  void line_comes_while_the_task_still_runs() throws Exception {
    Path answer = folder.resolve("answer");
    laptop.onLine(line -> write(answer, line));
    laptop.publish(
        t -> t.shell("echo now; until test -s " + answer + "; do sleep 0.01; done; echo seen"));
    assertThat(laptop.log()).containsExactly("stdout: now", "stdout: seen");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void bytes_that_are_no_utf_8_are_shown_as_replacement_and_kept_as_they_are() throws Exception {
    laptop.publish(t -> t.shell("printf 'a\\377b\\303\\251\\n'"));
    assertThat(laptop.log()).containsExactly("stdout: a\ufffdb\u00e9");
    assertThat(laptop.attemptDirectory().log())
        .hasBinaryContent(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3, (byte) 0xa9, '\n'});
  }

  @Test
  void long_line_comes_in_pieces() throws Exception {
    laptop.publish(t -> t.shell("head -c 150000 /dev/zero | tr '\\0' x; echo"));
    assertThat(laptop.log().stream().map(line -> line.length() - "stdout: ".length()))
        .containsExactly(65536, 65536, 18928);
  }

  @Test
  void child_that_holds_the_output_is_ended_with_the_task() throws Exception {
    laptop.publish(t -> t.shell("sleep 1000 & echo done"));
    assertThat(laptop.log())
        .containsExactly(
            "stdout: done", "clockwork: ended a process that the task had left running");
  }

  @Test
  void secrets_are_masked_wherever_they_are_shown() throws Exception {
    laptop.secret("PASSWORD", "s3cr3t-value").secret("KEY", "-----BEGIN KEY-----\nabcdefghij\n");
    laptop.publish(
        t ->
            t.shell(
                """
                echo "password is $PASSWORD."
                printf s3cr3t >&2; sleep 0.01; printf -- '-value\\n' >&2
                echo "$KEY"
                echo "indented: abcdefghij"
                """));
    assertThat(laptop.log())
        .containsExactlyInAnyOrder(
            "stdout: password is ***.",
            "stderr: ***",
            "stdout: ***",
            "stdout: ",
            "stdout: indented: ***");
    assertThat(laptop.attemptDirectory().log()).content().doesNotContain("s3cr3t", "abcdefghij");
  }

  @Test
  void secret_too_short_to_be_masked_is_named() throws Exception {
    laptop.secret("PIN", "123");
    laptop.publish(t -> t.shell("echo 1234"));
    assertThat(laptop.log())
        .containsExactly(
            "clockwork: secret $PIN has fewer than 4 characters and is not masked in this log",
            "stdout: 1234");
  }

  @Test
  void secret_in_an_ill_typed_output_is_masked_in_the_reason() throws Exception {
    laptop.secret("PASSWORD", "s3cr3t-value");
    assertThat(
            laptop.failure(
                t ->
                    t.shell("echo $PASSWORD > $CLOCKWORK_OUTPUT_ROWS")
                        .output("rows", DataType.INTEGER)))
        .isEqualTo("output \"rows\" is not an integer within 2^53-1: \"***\"");
  }

  @Test
  void sink_that_throws_fails_the_attempt_once_the_task_has_ended() throws Exception {
    LogSink broken =
        (stream, line) -> {
          throw new IllegalStateException("broken sink");
        };
    try (TaskExecutor executor = laptop.executor()) {
      assertThatThrownBy(
              () -> executor.execute(laptop.taskAttempt(t -> t.shell("seq 100000")), broken))
          .hasMessage("broken sink");
    }
    assertThat(Files.readAllLines(laptop.attemptDirectory().log())).hasSize(100_000);
  }

  @Test
  void hundred_megabytes_flow_through() throws Exception {
    AtomicLong characters = new AtomicLong();
    AtomicLong lines = new AtomicLong();
    LogSink counting =
        (stream, line) -> {
          characters.addAndGet(line.length());
          lines.incrementAndGet();
        };
    try (TaskExecutor executor = laptop.executor()) {
      TaskOutcome outcome =
          executor.execute(
              laptop.taskAttempt(t -> t.shell("yes 0123456789012345678 | head -c 100000000")),
              counting);
      assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
    }
    assertThat(List.of(lines.get(), characters.get())).containsExactly(5_000_000L, 95_000_000L);
    assertThat(laptop.attemptDirectory().log()).hasSize(100_000_000);
  }
}
