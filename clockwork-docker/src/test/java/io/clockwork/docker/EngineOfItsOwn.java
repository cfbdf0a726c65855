package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Docker Engine that a test may stop and kill; it has the image of busybox. */
final class EngineOfItsOwn {
  private static final int STARTING_SECONDS = 60;

  private final Path folder;
  private final EngineAccess access;
  private Process daemon;

  private EngineOfItsOwn(Path folder, EngineAccess access) throws IOException {
    this.folder = folder;
    this.access = access;
    daemon = daemon(folder, access);
  }

  /** Starts one whose files are in a folder, where its socket is, too. */
  static EngineOfItsOwn start(Path folder) throws IOException, InterruptedException {
    return start(folder, EngineAccess.bySocket(folder));
  }

  /**
   * Starts one as on another machine.
   *
   * @param folder with its files
   * @param hidden a folder that it cannot see
   */
  static EngineOfItsOwn startElsewhere(Path folder, Path hidden)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.createDirectories(hidden);
    return start(folder, EngineCable.lay(folder, hidden));
  }

  private static EngineOfItsOwn start(Path folder, EngineAccess access)
      throws IOException, InterruptedException {
    EngineOfItsOwn engine = new EngineOfItsOwn(folder, access);
    access.connect(engine.daemon);
    engine.awaitAnswer();
    engine.load(Project.BUSYBOX);
    return engine;
  }

  private static Process daemon(Path folder, EngineAccess access) throws IOException {
    List<String> words = new ArrayList<>(access.world());
    words.add("dockerd");
    words.addAll(access.listening());
    words.add("--data-root=" + folder.resolve("data"));
    words.add("--exec-root=" + folder.resolve("exec"));
    words.add("--pidfile=" + folder.resolve("pid"));
    words.add("--iptables=false");
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  /** Gives it an image of the machine's engine. */
  void load(String image) throws IOException, InterruptedException {
    // Only the second command asks this engine.
    shell("env -u DOCKER_HOST -u DOCKER_TLS_VERIFY docker save " + image + " | docker load");
  }

  /** An executor on it. */
  DockerTaskExecutor executor() {
    return DockerTaskExecutor.create(options().build());
  }

  /** An executor on it that gives it up if it is gone for longer. */
  DockerTaskExecutor executor(Duration patience) {
    return DockerTaskExecutor.create(options().patience(patience).build());
  }

  /** Options that name it. */
  DockerOptions.Builder options() {
    return DockerOptions.builder().environment(environment());
  }

  Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(access.environment());
    environment.put("HOME", folder.toString());
    return environment;
  }

  /** Ends it as a service manager does; it takes its containers with it. */
  void stop() throws InterruptedException {
    daemon.destroy();
    daemon.waitFor();
  }

  /** Kills it; containers may live on. */
  void kill() throws InterruptedException {
    daemon.destroyForcibly();
    daemon.waitFor();
  }

  void startAgain() throws IOException, InterruptedException {
    // Where nobody reaps the dead they seem to live.
    Files.deleteIfExists(folder.resolve("pid"));
    Files.deleteIfExists(folder.resolve("exec/containerd/containerd.pid"));
    daemon = daemon(folder, access);
    access.connect(daemon);
    awaitAnswer();
  }

  /** What {@code docker ps} shows of it, running or not. */
  List<String> containers() throws IOException, InterruptedException {
    return shell("docker ps -aq").lines().toList();
  }

  /** The names of its volumes. */
  List<String> volumes() throws IOException, InterruptedException {
    return shell("docker volume ls -q").lines().toList();
  }

  /** Runs a script whose docker command asks this engine. */
  String shell(String script) throws IOException, InterruptedException {
    return Shell.run(access.environment(), script);
  }

  /** There is nothing to wait on but its answer. */
  private void awaitAnswer() throws IOException, InterruptedException {
    for (int i = 0; i < 10 * STARTING_SECONDS; i++) {
      try {
        shell("docker version");
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException(
        "no engine after " + STARTING_SECONDS + " s: " + Files.readString(folder.resolve("log")));
  }

  /** Ends it and frees its folder. */
  void close() throws IOException, InterruptedException {
    if (daemon.isAlive()) {
      stop();
    }
    // What it mounted for images must be gone before the folder can be.
    shell("for m in $(grep -o '" + folder + "[^ ]*' /proc/mounts); do umount -l $m; done");
  }
}
