package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the engine that the docker command would find: {@code DOCKER_HOST}, then the chosen
 * context, then the usual sockets; after Docker's own those of Podman.
 */
final class EngineFinder {
  private final Map<String, String> environment;

  EngineFinder(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * The first engine that answers.
   *
   * @throws BackendUnavailableException if none does; names all that was tried
   */
  Engine find() {
    List<String> tried = new ArrayList<>();
    for (EngineAddress address : addresses()) {
      requireLocal(address);
      if (address.isSocket() && !Files.exists(Path.of(address.uri().getPath()))) {
        tried.add(address + ": no such socket");
      } else {
        try {
          return Engine.at(address, environment);
        } catch (EngineException e) {
          tried.add(address + ": " + e.getMessage());
        }
      }
    }
    throw new BackendUnavailableException(
        "no container engine answers\n  tried "
            + String.join("\n  tried ", tried)
            + "\nstart Docker or Podman, or say with DOCKER_HOST where it listens");
  }

  private static void requireLocal(EngineAddress address) {
    if (!address.isLocal()) {
      throw new BackendUnavailableException(
          "the container engine at "
              + address
              + " is another machine's, and folders of this one cannot be mounted there\n"
              + "choose an engine of this machine: unset DOCKER_HOST, or docker context use default");
    }
  }

  /** Where to look, in order; one only if the user says which. */
  List<EngineAddress> addresses() {
    DockerConfigFolder config = DockerConfigFolder.of(environment);
    String host = environment.getOrDefault("DOCKER_HOST", "");
    if (!host.isEmpty()) {
      return List.of(hostVariable(host, config));
    }
    String context = environment.getOrDefault("DOCKER_CONTEXT", "");
    Optional<String> chosen =
        context.isEmpty()
            ? config.currentContext()
            : Optional.of(context).filter(DockerConfigFolder::isNamed);
    return chosen.map(name -> List.of(config.context(name))).orElseGet(this::sockets);
  }

  private EngineAddress hostVariable(String host, DockerConfigFolder config) {
    boolean tls = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
    String certificates = environment.getOrDefault("DOCKER_CERT_PATH", config.path().toString());
    try {
      URI uri = URI.create(host);
      if ("ssh".equals(uri.getScheme())) {
        throw new BackendUnavailableException(
            "DOCKER_HOST is "
                + host
                + ", and Clockwork does not connect by ssh: forward the engine's socket with"
                + " ssh -L /tmp/docker.sock:/var/run/docker.sock, and set DOCKER_HOST to"
                + " unix:///tmp/docker.sock");
      }
      return new EngineAddress(
          uri, tls ? Optional.of(Path.of(certificates)) : Optional.empty(), "DOCKER_HOST");
    } catch (IllegalArgumentException e) {
      throw new BackendUnavailableException(
          "DOCKER_HOST is no address: " + host + "; it looks like unix:///var/run/docker.sock", e);
    }
  }

  private List<EngineAddress> sockets() {
    List<EngineAddress> sockets = new ArrayList<>();
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      sockets.add(EngineAddress.socket(Path.of(runtime, "docker.sock"), "rootless Docker"));
    }
    Path home = DockerConfigFolder.home(environment);
    sockets.add(EngineAddress.socket(home.resolve(".docker/run/docker.sock"), "Docker Desktop"));
    sockets.add(EngineAddress.socket(Path.of("/var/run/docker.sock"), "Docker"));
    if (!runtime.isEmpty()) {
      sockets.add(EngineAddress.socket(Path.of(runtime, "podman/podman.sock"), "rootless Podman"));
    }
    sockets.add(EngineAddress.socket(Path.of("/run/podman/podman.sock"), "Podman"));
    return sockets;
  }
}
