package io.clockwork.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.contract.Sha256;
import io.clockwork.diagnostic.BackendUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The user's configuration of the docker command: {@code $DOCKER_CONFIG} or {@code ~/.docker}. */
record DockerConfigFolder(Path path) {
  private static final JsonMapper JSON = new JsonMapper();

  static DockerConfigFolder of(Map<String, String> environment) {
    String own = environment.getOrDefault("DOCKER_CONFIG", "");
    return new DockerConfigFolder(
        own.isEmpty() ? home(environment).resolve(".docker") : Path.of(own));
  }

  static Path home(Map<String, String> environment) {
    return Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
  }

  /** {@code config.json}; an empty object if there is none. */
  JsonNode config() {
    return read(path.resolve("config.json")).orElseGet(JSON::createObjectNode);
  }

  /** The context that is chosen by {@code docker context use}; empty for the default one. */
  Optional<String> currentContext() {
    return Optional.of(config().path("currentContext").asText())
        .filter(DockerConfigFolder::isNamed);
  }

  static boolean isNamed(String context) {
    return !context.isEmpty() && !context.equals("default");
  }

  /**
   * Where a context's engine listens.
   *
   * @throws BackendUnavailableException if there is no such context
   */
  EngineAddress context(String name) {
    String folder = Sha256.of(name);
    Path contexts = path.resolve("contexts");
    Path meta = contexts.resolve("meta").resolve(folder).resolve("meta.json");
    String host = read(meta).map(json -> json.at("/Endpoints/docker/Host").asText()).orElse("");
    if (host.isEmpty()) {
      throw new BackendUnavailableException(
          "there is no docker context " + name + " in " + path + ": see docker context ls");
    }
    Path certificates = contexts.resolve("tls").resolve(folder).resolve("docker");
    return EngineAddress.of(
        host,
        Optional.of(certificates).filter(Files::isDirectory).map(EngineCertificates::new),
        "docker context " + name);
  }

  private static Optional<JsonNode> read(Path file) {
    try {
      return Optional.of(JSON.readTree(Files.readString(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JacksonException e) {
      throw new BackendUnavailableException(file + " is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new BackendUnavailableException(file + " cannot be read: " + e, e);
    }
  }
}
