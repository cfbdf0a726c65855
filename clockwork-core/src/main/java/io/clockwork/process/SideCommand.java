package io.clockwork.process;

import io.clockwork.contract.RuntimeCode;
import io.clockwork.executor.LogStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
  private static final int CHUNK = 8192;

  /** Runs a command; its failure is the attempt's. */
  void run(List<String> words) throws AttemptFailure, InterruptedException {
    run(words, (stream, in) -> eachLine(in, log::say));
  }

  /** Runs a command and gives what it prints. */
  List<String> capture(List<String> words) throws AttemptFailure, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Consumer<String> keep = line -> out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    run(words, (stream, in) -> eachLine(in, stream == LogStream.STDOUT ? keep : log::say));
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

  private static void eachLine(InputStream in, Consumer<String> consumer) {
    LineCutter cutter =
        new LineCutter(line -> consumer.accept(new String(line, StandardCharsets.UTF_8)));
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        cutter.feed(Arrays.copyOf(chunk, read));
      }
    } catch (IOException e) {
      // Closed, because nobody waits for it any more.
    }
    cutter.end();
  }
}
