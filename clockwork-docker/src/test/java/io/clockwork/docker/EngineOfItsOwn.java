package io.clockwork.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Docker Engine that a test may stop and kill; it has the image of busybox. */
final class EngineOfItsOwn {
  private static final int STARTING_SECONDS = 60;

  private final Path folder;
  private Process daemon;

  private EngineOfItsOwn(Path folder, Process daemon) {
    this.folder = folder;
    this.daemon = daemon;
  }

  /** Starts one whose files are in a folder. */
  static EngineOfItsOwn start(Path folder) throws IOException, InterruptedException {
    EngineOfItsOwn engine = new EngineOfItsOwn(folder, daemon(folder));
    engine.awaitAnswer();
    engine.shell("docker save clockwork-test/busybox | docker --host $ENGINE load");
    return engine;
  }

  private static Process daemon(Path folder) throws IOException {
    // With a network of its own it leaves the bridge of the machine's engine alone.
    return new ProcessBuilder(
            "unshare",
            "--net",
            "dockerd",
            "--host=" + host(folder),
            "--data-root=" + folder.resolve("data"),
            "--exec-root=" + folder.resolve("exec"),
            "--pidfile=" + folder.resolve("pid"),
            "--iptables=false")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private static String host(Path folder) {
    return "unix://" + folder.resolve("socket");
  }

  /** An executor on it. */
  DockerTaskExecutor executor() {
    return DockerTaskExecutor.create(DockerOptions.builder().environment(environment()).build());
  }

  Map<String, String> environment() {
    return Map.of("DOCKER_HOST", host(folder), "HOME", folder.toString());
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
    daemon = daemon(folder);
    awaitAnswer();
  }

  /** What {@code docker ps} shows of it, running or not. */
  List<String> containers() throws IOException, InterruptedException {
    return shell("docker --host $ENGINE ps -aq").lines().toList();
  }

  String shell(String script) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-euc", script).redirectErrorStream(true);
    builder.environment().put("ENGINE", host(folder));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(script + ": " + output);
    }
    return output;
  }

  /** There is nothing to wait on but its answer. */
  private void awaitAnswer() throws IOException, InterruptedException {
    for (int i = 0; i < 10 * STARTING_SECONDS; i++) {
      try {
        shell("docker --host $ENGINE version");
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
