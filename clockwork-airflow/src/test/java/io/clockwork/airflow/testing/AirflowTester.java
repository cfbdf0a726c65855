package io.clockwork.airflow.testing;

import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One running DAG tester, a process of one Airflow; {@code airflow-provider/tester} says what it
 * answers.
 */
public final class AirflowTester implements AutoCloseable {
  private static final Path PROVIDER = Path.of("..", "airflow-provider").toAbsolutePath();

  private final Process process;
  private final BufferedWriter questions;
  private final BufferedReader answers;

  /** Starts the tester of an interpreter that has Airflow. */
  AirflowTester(Path python) {
    List<String> command =
        List.of(
            python.toString(),
            "-I",
            PROVIDER.resolve("tester").normalize().toString(),
            PROVIDER.resolve("src").normalize().toString());
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      questions = process.outputWriter(StandardCharsets.UTF_8);
      answers = process.inputReader(StandardCharsets.UTF_8);
      answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The answer to a question about a file; one that the tester has no answer to is a failure. */
  public Map<?, ?> ask(String question, Path file) {
    return ask(Map.of("ask", question, "file", file.toAbsolutePath().toString()));
  }

  /** The answer to a question. */
  public synchronized Map<?, ?> ask(Map<String, ?> question) {
    try {
      questions.write(Value.ofJson(new LinkedHashMap<>(question)).json());
      questions.write('\n');
      questions.flush();
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<?, ?> answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new AssertionError("the tester has ended");
    }
    Object answer = Value.parse(DataType.JSON, line).orElseThrow().asPlain();
    if (!(answer instanceof Map<?, ?> members) || members.containsKey("problem")) {
      throw new AssertionError(line);
    }
    return members;
  }

  @Override
  public void close() {
    try {
      questions.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
