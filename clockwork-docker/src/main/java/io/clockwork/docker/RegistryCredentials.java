package io.clockwork.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.AuthConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * What the user is known by to registries, as {@code docker login} left it: in the docker command's
 * configuration, or with a credential helper.
 *
 * @param file the configuration
 * @param config its content
 * @param environment the variables of helpers
 */
record RegistryCredentials(Path file, JsonNode config, Map<String, String> environment) {

  static RegistryCredentials of(Map<String, String> environment) {
    DockerConfigFolder folder = DockerConfigFolder.of(environment);
    return new RegistryCredentials(
        folder.path().resolve("config.json"), folder.config(), environment);
  }

  /** The login for a registry: a helper's, or else one that is written down. */
  RegistryLogin of(ImageRegistry registry) {
    String helper =
        config
            .path("credHelpers")
            .path(registry.loginKey())
            .asText(config.path("credsStore").asText());
    Optional<RegistryLogin> written = written(registry);
    if (helper.isEmpty()) {
      return written.orElseGet(() -> RegistryLogin.none(file + " has no login for it"));
    }
    RegistryLogin helped = CredentialProgram.of(helper, environment).ask(registry);
    return helped.credentials().isPresent() ? helped : written.orElse(helped);
  }

  private Optional<RegistryLogin> written(ImageRegistry registry) {
    String key = registry.loginKey();
    JsonNode logins = config.path("auths");
    if (logins.has(key)) {
      return login(logins.path(key), key);
    }
    for (Map.Entry<String, JsonNode> login : logins.properties()) {
      if (host(login.getKey()).equals(host(key))) {
        return login(login.getValue(), key);
      }
    }
    return Optional.empty();
  }

  /** A key may be a URL, as old versions of the docker command wrote it. */
  private static String host(String key) {
    return key.replaceFirst("^https?://", "").replaceFirst("/.*", "");
  }

  private Optional<RegistryLogin> login(JsonNode entry, String key) {
    AuthConfig credentials = new AuthConfig().withRegistryAddress(key);
    String auth = new String(decoded(entry.path("auth").asText()), StandardCharsets.UTF_8);
    int colon = auth.indexOf(':');
    String token = entry.path("identitytoken").asText();
    if (!token.isEmpty()) {
      credentials.withIdentityToken(token);
    } else if (colon > 0) {
      credentials.withUsername(auth.substring(0, colon)).withPassword(auth.substring(colon + 1));
    } else {
      return Optional.empty();
    }
    return Optional.of(RegistryLogin.of(credentials, "in " + file));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
