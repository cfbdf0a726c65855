package io.clockwork.docker;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.core.NameParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What the user is known by to registries, as {@code docker login} left it: in the docker command's
 * configuration, or with a credential helper.
 */
record RegistryCredentials(JsonNode config) {
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern HELPER = Pattern.compile("[A-Za-z0-9._-]+");
  private static final int HELPER_SECONDS = 30;

  static RegistryCredentials of(Map<String, String> environment) {
    return new RegistryCredentials(DockerConfigFolder.of(environment).config());
  }

  /** Those for the registry of an image; empty where the user has none. */
  Optional<AuthConfig> of(String reference) {
    String registry = registry(reference);
    String helper =
        config.path("credHelpers").path(registry).asText(config.path("credsStore").asText());
    Optional<AuthConfig> helped = helper.isEmpty() ? Optional.empty() : ask(helper, registry);
    return helped.isPresent() ? helped : written(registry);
  }

  /** The registry as the configuration names it. */
  static String registry(String reference) {
    String repository = NameParser.parseRepositoryTag(reference).repos;
    String host = NameParser.resolveRepositoryName(repository).hostname;
    return host.contains("index.docker.io") ? DOCKER_HUB : host;
  }

  private Optional<AuthConfig> written(String registry) {
    JsonNode entry = config.path("auths").path(registry);
    if (entry.isMissingNode()) {
      entry = config.path("auths").path("https://" + registry);
    }
    String token = entry.path("identitytoken").asText();
    if (!token.isEmpty()) {
      return Optional.of(new AuthConfig().withRegistryAddress(registry).withIdentityToken(token));
    }
    String auth = new String(decoded(entry.path("auth").asText()), StandardCharsets.UTF_8);
    int colon = auth.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new AuthConfig()
                .withRegistryAddress(registry)
                .withUsername(auth.substring(0, colon))
                .withPassword(auth.substring(colon + 1)));
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** A helper that fails has nothing: the registry will say what is missing. */
  private static Optional<AuthConfig> ask(String helper, String registry) {
    if (!HELPER.matcher(helper).matches()) {
      return Optional.empty();
    }
    try {
      Process process =
          new ProcessBuilder(List.of("docker-credential-" + helper, "get"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(registry.getBytes(StandardCharsets.UTF_8));
      }
      JsonNode answer = JSON.readTree(process.getInputStream());
      boolean known = process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return known ? Optional.of(helped(answer, registry)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static AuthConfig helped(JsonNode answer, String registry) {
    String user = answer.path("Username").asText();
    String secret = answer.path("Secret").asText();
    AuthConfig credentials = new AuthConfig().withRegistryAddress(registry);
    return user.equals("<token>")
        ? credentials.withIdentityToken(secret)
        : credentials.withUsername(user).withPassword(secret);
  }
}
