package io.clockwork.cli.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program found on this machine.
 *
 * @param path where it is
 * @param environment the environment variables it gets
 */
public record Program(Path path, Map<String, String> environment) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The program of this name in {@code PATH}. */
  public static Optional<Program> find(String name, Map<String, String> environment) {
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      if (!folder.isEmpty()) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
          return Optional.of(new Program(candidate, environment));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * What it prints on standard output when called like this; empty if it fails, or has not answered
   * after 20 s.
   */
  public Optional<String> ask(Path directory, String... args) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(path.toString()));
    words.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Path answer = Files.createTempFile("clockwork-", ".txt");
      try {
        return call(builder.redirectOutput(answer.toFile()))
            ? Optional.of(Files.readString(answer, StandardCharsets.UTF_8).strip())
            : Optional.empty();
      } finally {
        Files.deleteIfExists(answer);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean call(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    try {
      return process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          && process.exitValue() == 0;
    } finally {
      process.destroyForcibly();
    }
  }
}
