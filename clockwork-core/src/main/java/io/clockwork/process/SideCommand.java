package io.clockwork.process;

import io.clockwork.attempt.AttemptFailure;
import io.clockwork.attempt.AttemptLog;
import io.clockwork.contract.RuntimeCode;
import io.clockwork.executor.LogStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Commands that Clockwork runs for an attempt before the user's own; they end with it. What they
 * print is said in the attempt's log.
 *
 * @param launcher starts them
 * @param folder their working directory
 * @param variables the attempt's
 * @param log the attempt's
 */
record SideCommand(
    ProcessLauncher launcher, Path folder, Map<String, String> variables, AttemptLog log) {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final int SHOWN_WORDS = 4;

  /** Runs a command; its failure is the attempt's. */
  void run(List<String> words) throws AttemptFailure, InterruptedException {
    run(words, (stream, in) -> log.pump(LogStream.CLOCKWORK, in));
  }

  /** Runs a command and gives what it prints. */
  List<String> capture(List<String> words) throws AttemptFailure, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        words,
        (stream, in) -> {
          if (stream == LogStream.STDOUT) {
            drain(in, out);
          } else {
            log.pump(LogStream.CLOCKWORK, in);
          }
        });
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private void run(List<String> words, ProcessLog output)
      throws AttemptFailure, InterruptedException {
    TaskProcess process = launcher.start(words, folder, variables, output);
    try {
      process.await();
    } catch (InterruptedException e) {
      process.stop(GRACE);
      throw e;
    } finally {
      process.end();
    }
    if (process.exitCode() != 0) {
      throw new AttemptFailure(
          OptionalInt.of(RuntimeCode.REQUIREMENTS),
          "the requirements could not be installed: "
              + String.join(" ", words.subList(0, Math.min(SHOWN_WORDS, words.size())))
              + " .. ended with exit code "
              + process.exitCode(),
          true);
    }
  }

  private static void drain(InputStream in, ByteArrayOutputStream out) {
    try {
      in.transferTo(out);
    } catch (IOException e) {
      // Closed, because nobody waits for it any more.
    }
  }
}
