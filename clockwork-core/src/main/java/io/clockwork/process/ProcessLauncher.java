package io.clockwork.process;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts commands of attempts, each in a session of its own and under the guard's eyes. */
final class ProcessLauncher implements AutoCloseable {
  private final SessionStarter sessions;
  private final Guard guard;
  private final Map<String, String> inherited;
  private final ProcessTable table = ProcessTable.ofThisMachine();

  /**
   * A launcher.
   *
   * @param inherited the caller's environment, without what belongs to another task
   */
  ProcessLauncher(SessionStarter sessions, Map<String, String> inherited) {
    this.sessions = sessions;
    this.inherited = Map.copyOf(inherited);
    guard = new Guard(sessions);
  }

  /**
   * Starts a command; its input is empty, its output goes to the log.
   *
   * @param words the program and its arguments
   * @param folder the working directory
   * @param variables set on top of what is inherited; one of them is the attempt's {@code
   *     CLOCKWORK_CONTEXT}, by which all its processes are known
   * @param log takes the output line by line
   */
  TaskProcess start(
      List<String> words, Path folder, Map<String, String> variables, ProcessLog log) {
    Path context = Path.of(variables.getOrDefault("CLOCKWORK_CONTEXT", ""));
    long id = guard.watch(context);
    Process process;
    try {
      process = shell(folder);
    } catch (IOException e) {
      guard.forget(id);
      throw new BackendUnavailableException(
          "no process can be started in " + folder + ": " + e.getMessage(), e);
    }
    guard.group(id, process.pid());
    TaskProcess started =
        new TaskProcess(process, guard, id, table, "CLOCKWORK_CONTEXT=" + context, log);
    send(process, LaunchScript.of(variables, words));
    return started;
  }

  private Process shell(Path folder) throws IOException {
    List<String> start = new ArrayList<>(sessions.words());
    start.add("/bin/sh");
    ProcessBuilder builder = new ProcessBuilder(start).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(inherited.keySet());
    inherited.forEach(
        (name, value) -> {
          // Untouched variables keep their bytes, also those the locale cannot decode.
          if (!value.equals(environment.get(name))) {
            environment.put(name, value);
          }
        });
    return builder.start();
  }

  private static void send(Process process, String script) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It was killed before it began: its exit code says so.
    }
  }

  @Override
  public void close() {
    guard.close();
  }
}
