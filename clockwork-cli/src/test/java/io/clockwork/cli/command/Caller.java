package io.clockwork.cli.command;

import io.clockwork.cli.console.Invocation;
import io.clockwork.cli.console.Terminal;
import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.docker.DockerTaskExecutor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the command line from a folder, the way a shell does, and keeps what it printed. */
public final class Caller {
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  /** From this folder, with a home below it, on a machine without a container engine. */
  public Caller(Path folder) {
    this.folder = folder;
    environment.put("HOME", folder.resolve("home").toString());
    environment.remove("XDG_CONFIG_HOME");
    environment.remove("XDG_CACHE_HOME");
    environment.put("DOCKER_HOST", "unix:///nowhere/docker.sock");
  }

  /** The same with an environment variable. */
  public Caller with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The same on a machine with the container engine of this one. */
  public Caller withEngine() {
    environment.remove("DOCKER_HOST");
    environment.computeIfAbsent("DOCKER_HOST", System.getenv()::get);
    return this;
  }

  /** Whether this machine has one. */
  public static boolean engineAnswers() {
    try (DockerTaskExecutor executor = DockerTaskExecutor.fromEnvironment()) {
      return !executor.engine().isEmpty();
    } catch (BackendUnavailableException e) {
      return false;
    }
  }

  /** Calls {@code clockwork} with these words. */
  public Called call(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Terminal.NONE,
            environment,
            folder,
            "clockwork");
    int exitCode = CommandRunner.run(invocation, List.of(args));
    return new Called(exitCode, text(out), text(err));
  }

  /** Where names of files are absolute because the JVM's working directory is another. */
  private String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
  }

  /** How a call ended. */
  public record Called(int exitCode, String out, String err) {}
}
