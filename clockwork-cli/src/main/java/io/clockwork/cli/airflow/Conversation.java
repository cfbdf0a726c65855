package io.clockwork.cli.airflow;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that is asked a line and answers a line, each within a time. */
final class Conversation implements AutoCloseable {
  /** How long it may take to end by itself, and again to end when it is told to. */
  private static final Duration END = Duration.ofSeconds(10);

  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;
  private final Future<?> listening;
  private volatile String lastWords = "";
  private final ExecutorService readers =
      Executors.newFixedThreadPool(
          2,
          task -> {
            Thread thread = new Thread(task, "dag-tester");
            thread.setDaemon(true);
            return thread;
          });

  private Conversation(Process process) {
    this.process = process;
    questions = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
    listening = readers.submit(this::listen);
  }

  /** There was no answer in time. */
  static final class SilenceException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Starts a program with nothing but this environment. */
  static Conversation with(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Conversation(builder.start());
  }

  private void listen() {
    try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
      errors.lines().filter(line -> !line.isBlank()).forEach(line -> lastWords = line);
    } catch (IOException | UncheckedIOException e) {
      return; // it was ended while it was listened to
    }
  }

  /** The answer to a line; empty if the process has ended. */
  Optional<String> ask(String line, Duration patience)
      throws SilenceException, InterruptedException {
    try {
      questions.write(line);
      questions.write('\n');
      questions.flush();
    } catch (IOException e) {
      return Optional.empty();
    }
    return answer(patience);
  }

  /** The next line; empty if the process has ended. */
  Optional<String> answer(Duration patience) throws SilenceException, InterruptedException {
    Future<Optional<String>> line = readers.submit(() -> Optional.ofNullable(answers.readLine()));
    try {
      return line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return Optional.empty();
    } catch (TimeoutException e) {
      throw new SilenceException();
    }
  }

  /** How it ended, with the last line that it wrote on standard error, if any. */
  String lastWords() throws InterruptedException {
    boolean ended = process.waitFor(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    if (ended) {
      awaitLastWords();
    }
    String end = ended ? "exit code " + process.exitValue() : "it goes on";
    String said = lastWords;
    return said.isEmpty() ? end : end + ", " + said;
  }

  /** What the process wrote may come after its end, and a child of it may go on writing. */
  private void awaitLastWords() throws InterruptedException {
    try {
      listening.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return; // what was heard until now is all
    }
  }

  /** Ends its input, and the process if it does not end by itself. */
  @Override
  public void close() {
    try {
      questions.close();
    } catch (IOException e) {
      process.destroy(); // it reads no more
    }
    try {
      if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroy();
        process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroyForcibly();
      readers.shutdownNow();
    }
  }
}
