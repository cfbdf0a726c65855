package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Reaches an engine as one of another machine: over a cable between two networks, by TLS with
 * certificates for both ends, and what is in a folder of this machine cannot be seen there.
 */
final class EngineCable implements EngineAccess {
  private static final int PORT = 2376;
  private static final int NUMBERS = 256;

  private final Path folder;
  private final Path hidden;
  private final int number = ThreadLocalRandom.current().nextInt(NUMBERS);

  private EngineCable(Path folder, Path hidden) {
    this.folder = folder;
    this.hidden = hidden;
  }

  /**
   * A cable, and certificates in the folder.
   *
   * @param hidden what the engine shall not see
   */
  static EngineCable lay(Path folder, Path hidden) throws IOException, InterruptedException {
    EngineCable cable = new EngineCable(folder, hidden);
    Certificates.make(folder, cable.address());
    return cable;
  }

  private String address() {
    return "10.213." + number + ".2";
  }

  @Override
  public List<String> world() {
    return List.of(
        "unshare",
        "--net",
        "--mount",
        "sh",
        "-c",
        "mount -t tmpfs none \"$0\" && exec \"$@\"",
        hidden.toString());
  }

  @Override
  public List<String> listening() {
    return List.of(
        "--host=tcp://0.0.0.0:" + PORT,
        "--tlsverify",
        "--tlscacert=" + folder.resolve("ca.pem"),
        "--tlscert=" + folder.resolve("engine.pem"),
        "--tlskey=" + folder.resolve("engine-key.pem"));
  }

  @Override
  public Map<String, String> environment() {
    return Map.of(
        "DOCKER_HOST",
        "tcp://" + address() + ":" + PORT,
        "DOCKER_TLS_VERIFY",
        "1",
        "DOCKER_CERT_PATH",
        folder.toString());
  }

  @Override
  public void connect(Process engine) throws IOException, InterruptedException {
    String name = "clockwork" + number;
    Shell.run(
        Map.of(),
        """
        ip link delete %1$s 2>/dev/null || true
        # Before it has a network of its own the engine has this machine's.
        while test "$(readlink /proc/%2$d/ns/net)" = "$(readlink /proc/$$/ns/net)"; do :; done
        ip link add %1$s type veth peer name cable netns %2$d
        ip address add 10.213.%3$d.1/30 dev %1$s
        ip link set %1$s up
        nsenter --target %2$d --net sh -euc '
          ip address add 10.213.%3$d.2/30 dev cable
          ip link set cable up
          ip link set lo up'
        """
            .formatted(name, engine.pid(), number));
  }
}
