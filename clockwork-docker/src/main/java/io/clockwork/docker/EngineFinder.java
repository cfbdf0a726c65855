package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
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
  private final Duration patience;

  EngineFinder(Map<String, String> environment) {
    this(environment, Patience.LONGEST);
  }

  /**
   * Looks for an engine.
   *
   * @param patience how long it may be gone once it has been found
   */
  EngineFinder(Map<String, String> environment, Duration patience) {
    this.environment = environment;
    this.patience = patience;
  }

  /**
   * The first engine that answers.
   *
   * @throws BackendUnavailableException if none does; names all that was tried
   */
  Engine find() {
    List<String> tried = new ArrayList<>();
    for (EngineAddress address : addresses()) {
      if (address.isAbsentSocket()) {
        tried.add(address + ": no such socket");
      } else {
        try {
          return Engine.at(address, environment, patience);
        } catch (EngineException e) {
          String by = address.certificates().map(with -> "; " + with).orElse("");
          tried.add(address + ": " + e.getMessage() + by);
        }
      }
    }
    throw new BackendUnavailableException(
        "no container engine answers\n  tried "
            + String.join("\n  tried ", tried)
            + "\nstart Docker or Podman, or say with DOCKER_HOST where it listens");
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
    boolean tls = isSet("DOCKER_TLS_VERIFY") || isSet("DOCKER_TLS");
    String certificates = environment.getOrDefault("DOCKER_CERT_PATH", "");
    Path folder = certificates.isEmpty() ? config.path() : Path.of(certificates);
    return EngineAddress.of(
        host, tls ? Optional.of(new EngineCertificates(folder)) : Optional.empty(), "DOCKER_HOST");
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
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
