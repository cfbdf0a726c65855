package io.clockwork.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/**
 * The ssh program of this machine, with the user's keys, agent, known hosts and configuration. It
 * never asks anybody anything, and ends when the deadline comes.
 */
final class SystemSsh extends SshSessionFactory {
  private static final long PATIENCE_SECONDS = 2;

  private final GitOptions options;
  private final Deadline deadline;
  private final Path errors;
  private Optional<Process> started = Optional.empty();
  private boolean missing;

  /**
   * The program.
   *
   * @param place a folder of ours, for what it says
   */
  SystemSsh(GitOptions options, Deadline deadline, Path place) {
    this.options = options;
    this.deadline = deadline;
    errors = place.resolve("ssh-errors");
  }

  /** What it said on its standard error, once it has ended; nothing if it was not called. */
  String said() {
    if (missing) {
      return SshFailure.NO_PROGRAM;
    }
    try {
      if (started.isEmpty() || !started.get().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return "";
      }
      return Files.readString(errors, StandardCharsets.ISO_8859_1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public String getType() {
    return "ssh program";
  }

  @Override
  public RemoteSession getSession(URIish uri, CredentialsProvider unused, FS fs, int timeout) {
    return new RemoteSession2() {
      @Override
      public Process exec(String command, int seconds) throws TransportException {
        return exec(command, Map.of(), seconds);
      }

      @Override
      public Process exec(String command, Map<String, String> variables, int seconds)
          throws TransportException {
        try {
          return start(uri, command, variables);
        } catch (IOException e) {
          missing = true;
          throw new TransportException(uri, SshFailure.NO_PROGRAM, e);
        }
      }

      @Override
      public void disconnect() {
        // The process ends with its streams.
      }
    };
  }

  private Process start(URIish uri, String command, Map<String, String> variables)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words(uri, command));
    Map<String, String> environment = new LinkedHashMap<>(options.environment());
    environment.putAll(variables);
    environment.put("LC_ALL", "C");
    environment.keySet().removeIf(name -> name.startsWith("CLOCKWORK_"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectError(errors.toFile()).start();
    started = Optional.of(process);
    ProcessLimit.set(process, deadline.left());
    return process;
  }

  private List<String> words(URIish uri, String command) {
    List<String> words = program();
    words.addAll(
        List.of(
            "-o", "BatchMode=yes",
            "-o", "ConnectTimeout=" + Math.max(1, options.silenceLimit().toSeconds()),
            "-o", "SendEnv=GIT_PROTOCOL"));
    if (uri.getPort() > 0) {
      words.addAll(List.of("-p", Integer.toString(uri.getPort())));
    }
    if (uri.getUser() != null) {
      words.addAll(List.of("-l", uri.getUser()));
    }
    words.addAll(List.of("--", uri.getHost(), command));
    return words;
  }

  /** As git itself finds it: a shell text of the user's, a program, or ssh. */
  private List<String> program() {
    String text = options.environment().getOrDefault("GIT_SSH_COMMAND", "");
    if (!text.isEmpty()) {
      return new ArrayList<>(List.of("sh", "-c", text + " \"$@\"", text));
    }
    String program = options.environment().getOrDefault("GIT_SSH", "");
    return new ArrayList<>(List.of(program.isEmpty() ? "ssh" : program));
  }
}
