package io.clockwork.process;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small shell process beside the JVM that sends signals to process groups, which Java cannot, and
 * kills the groups it watches when the pipe from the JVM ends, which a JVM that was killed cannot.
 */
final class Guard implements AutoCloseable {
  private static final String SCRIPT = script();

  private final SessionStarter sessions;
  private final Map<Long, Watched> watched = new LinkedHashMap<>();
  private long lastId;
  private @Nullable Process process;

  Guard(SessionStarter sessions) {
    this.sessions = sessions;
  }

  private record Watched(String context, Optional<Long> group) {}

  /** Announces an attempt, before anything of it runs; gives the id to name it by. */
  synchronized long watch(Path context) {
    long id = ++lastId;
    // A line cannot hold a path with a line break: then only the group is watched.
    String marker = context.toString().contains("\n") ? "" : context.toString();
    watched.put(id, new Watched(marker, Optional.empty()));
    tell("watch " + id + " " + marker);
    return id;
  }

  /** Names the process group of an attempt. */
  synchronized void group(long id, long pid) {
    watched.computeIfPresent(id, (key, w) -> new Watched(w.context(), Optional.of(pid)));
    tell("group " + id + " " + pid);
  }

  /** Sends a signal, such as {@code TERM}, to the group; says whether anybody is in it. */
  synchronized boolean signal(long id, String name) {
    return tell("signal " + id + " " + name).equals("ok");
  }

  /** Nothing of the attempt runs any more. */
  synchronized void forget(long id) {
    watched.remove(id);
    tell("forget " + id);
  }

  /** Sends a request; only a signal is answered. */
  private String tell(String line) {
    for (int tries = 0; tries < 2; tries++) {
      try {
        return send(running(), line);
      } catch (IOException e) {
        // Somebody killed it. A new one learns of everything that runs.
        stop();
      }
    }
    throw new BackendUnavailableException(
        "the process that watches over tasks does not stay alive; is there something that kills"
            + " new processes?");
  }

  private Process running() throws IOException {
    Process known = process;
    if (known != null && known.isAlive()) {
      return known;
    }
    Process started = start();
    process = started;
    for (Map.Entry<Long, Watched> attempt : watched.entrySet()) {
      send(started, "watch " + attempt.getKey() + " " + attempt.getValue().context());
      if (attempt.getValue().group().isPresent()) {
        send(started, "group " + attempt.getKey() + " " + attempt.getValue().group().get());
      }
    }
    return started;
  }

  private Process start() throws IOException {
    List<String> words = new ArrayList<>(sessions.words());
    words.addAll(List.of("/bin/sh", "-c", SCRIPT));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().keySet().removeIf(name -> name.startsWith("CLOCKWORK_"));
    builder.environment().put("LC_ALL", "C");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static String send(Process process, String line) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    if (!line.startsWith("signal ")) {
      return "";
    }
    StringBuilder answer = new StringBuilder();
    for (int read = process.getInputStream().read();
        read != '\n';
        read = process.getInputStream().read()) {
      if (read < 0) {
        throw new IOException("no answer");
      }
      answer.append((char) read);
    }
    return answer.toString();
  }

  private void stop() {
    Process known = process;
    if (known != null) {
      known.destroyForcibly();
      process = null;
    }
  }

  /** Lets the process end by itself; it kills what it still watches. */
  @Override
  public synchronized void close() {
    Process known = process;
    if (known != null) {
      try {
        known.getOutputStream().close();
      } catch (IOException e) {
        known.destroy();
      }
      process = null;
    }
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(Guard.class.getResourceAsStream("guard.sh"), "guard.sh")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
