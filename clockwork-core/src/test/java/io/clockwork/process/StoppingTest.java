package io.clockwork.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private Laptop laptop;

  @BeforeEach
  void open() throws Exception {
    laptop = new Laptop(folder.toRealPath());
  }

  @Test
  void timeout_asks_first() throws Exception {
    assertThat(
            laptop.execute(
                t ->
                    t.shell("trap 'echo asked; exit 0' TERM; echo up; while :; do sleep 0.01; done")
                        .timeout(SECOND)))
        .isEqualTo(new TaskOutcome.TimedOut(SECOND));
    assertThat(laptop.log()).contains("stdout: up", "stdout: asked");
    assertThat(laptop.attemptDirectory().outputs()).doesNotExist();
  }

  @Test
  void task_that_does_not_listen_is_killed_after_the_grace_period() throws Exception {
    assertThat(
            laptop
                .grace(Duration.ofMillis(10))
                .execute(
                    t -> t.shell("trap '' TERM; while :; do sleep 1000; done").timeout(SECOND)))
        .isEqualTo(new TaskOutcome.TimedOut(SECOND));
  }

  @Test
  void cancel_ends_children_that_left_the_process_group() throws Exception {
    laptop.file(
        "a.py",
        """
        import os, signal, subprocess, sys
        # Unbuffered, print would write the text and its line end apart, and lines could mix.
        child = [sys.executable, "-c", "import os, time; os.write(1, b'up\\\\n'); time.sleep(1000)"]
        ignoring = ("import os, signal, time; signal.signal(15, signal.SIG_IGN);"
                    "os.write(1, b'up\\\\n'); time.sleep(1000)")
        pids = [subprocess.Popen(child).pid]
        pids.append(subprocess.Popen(child, start_new_session=True).pid)
        pids.append(subprocess.Popen([sys.executable, "-c", ignoring], start_new_session=True).pid)
        if os.fork() == 0:
            os.setsid()
            pids.append(subprocess.Popen(child).pid)
            os.write(1, " ".join(map(str, ["pids", os.getpid(), *pids])).encode() + b"\\n")
            os._exit(0)
        signal.pause()
        """);
    laptop.grace(Duration.ofMillis(200));
    List<String> lines = cancelAfterLines(5, t -> t.python("a.py"));
    List<Long> pids = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("stdout: pids ")) {
        List.of(line.substring("stdout: pids ".length()).split(" ", -1))
            .forEach(pid -> pids.add(Long.parseLong(pid)));
      }
    }
    assertThat(pids).hasSize(5).noneMatch(Processes::isAlive);
  }

  @Test
  void cancel_leaves_no_folders_of_the_attempt_and_no_manifest() throws Exception {
    cancelAfterLines(1, t -> t.shell("touch $CLOCKWORK_OUTPUTS/a; echo up; sleep 1000"));
    assertThat(laptop.attemptDirectory().path().toFile().list())
        .containsExactlyInAnyOrder("context.json", "log.txt");
    assertThat(laptop.attemptDirectory().log()).hasContent("up\n");
  }

  @Test
  void child_that_left_the_session_ends_with_a_task_that_succeeds() throws Exception {
    laptop.publish(t -> t.shell("setsid sleep 1000 & setsid -f sleep 1000; echo done"));
    assertThat(laptop.log())
        .containsExactly(
            "stdout: done", "clockwork: ended 2 processes that the task had left running");
  }

  @Test
  void child_that_left_everything_but_the_log_ends_with_the_task() throws Exception {
    laptop.publish(
        t -> t.shell("env -i setsid -f sh -c 'echo $$; exec sleep 1000'; sleep 0.01; echo done"));
    long child =
        laptop.log().stream()
            .filter(line -> line.matches("stdout: [0-9]+"))
            .mapToLong(line -> Long.parseLong(line.substring("stdout: ".length())))
            .findFirst()
            .orElseThrow();
    assertThat(Processes.isAlive(child)).isFalse();
    assertThat(laptop.log())
        .contains("stdout: done", "clockwork: ended a process that the task had left running");
  }

  /** Interrupts an attempt once its log has this many lines; gives the lines. */
  private List<String> cancelAfterLines(int count, Consumer<Task.Builder> task) throws Exception {
    CountDownLatch lines = new CountDownLatch(count);
    laptop.onLine(line -> lines.countDown());
    try (TaskExecutor executor = laptop.executor()) {
      FutureTask<TaskOutcome> attempt =
          new FutureTask<>(() -> executor.execute(laptop.taskAttempt(task), laptop.sink()));
      Thread thread = new Thread(attempt);
      thread.start();
      lines.await();
      thread.interrupt();
      try {
        throw new AssertionError("not cancelled: " + attempt.get());
      } catch (ExecutionException e) {
        assertThat(e).hasCauseInstanceOf(InterruptedException.class);
      }
    }
    return laptop.log();
  }
}
