package io.clockwork.airflow.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The check's Python environment: an interpreter, ruff and Jinja. */
public final class PythonTools {
  private static final String VARIABLE = "CLOCKWORK_TEST_PYTHON";
  private static final Path ANSWERS = Path.of("src", "test", "python", "answers.py");

  private final Path python;

  private PythonTools(Path python) {
    this.python = python;
  }

  /** The environment that ./check makes; without it the test is left out. */
  public static PythonTools required() {
    String python = System.getenv(VARIABLE);
    assumeTrue(
        python != null && Files.isExecutable(Path.of(python)),
        "needs the check's Python environment, named by " + VARIABLE);
    return new PythonTools(Path.of(python));
  }

  /** Runs ruff without any configuration; its exit status and output as one text. */
  public String ruff(Path folder, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(python.resolveSibling("ruff").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--isolated", "--no-cache", "."));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() + ": " + output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A text as Python shows it. */
  static String literal(String text) {
    String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
    StringBuilder shown = new StringBuilder(quote);
    text.codePoints()
        .forEach(
            point -> {
              String character = Character.toString(point);
              if (character.equals("\\") || character.equals(quote)) {
                shown.append('\\').append(character);
              } else if (point == ' ' || isPrintable(point)) {
                shown.append(character);
              } else {
                shown.append(escaped(point));
              }
            });
    return shown.append(quote).toString();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String format = point < 0x100 ? "\\x%02x" : point < 0x10000 ? "\\u%04x" : "\\U%08x";
        yield format.formatted(point);
      }
    };
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** What answers.py says to all of these, by one process. */
  public List<String> answers(String kind, List<String> questions) {
    try {
      Process process =
          new ProcessBuilder(python.toString(), ANSWERS.toString(), kind)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Thread asking = new Thread(() -> ask(process, questions));
      asking.start();
      List<String> answers = new ArrayList<>();
      try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          answers.add(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
        }
      }
      asking.join();
      if (answers.size() != questions.size()) {
        throw new AssertionError(answers.size() + " answers to " + questions.size());
      }
      return answers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void ask(Process process, List<String> questions) {
    try (BufferedWriter lines = process.outputWriter(StandardCharsets.US_ASCII)) {
      for (String question : questions) {
        lines.write(Base64.getEncoder().encodeToString(question.getBytes(StandardCharsets.UTF_8)));
        lines.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
