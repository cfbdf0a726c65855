package io.clockwork.docker;

import io.clockwork.diagnostic.BackendUnavailableException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom the registry of an image is asked: what {@code docker login} left in the user's
 * configuration or with a credential helper.
 *
 * @param name of the user
 * @param password never shown by {@link #toString}
 */
public record RegistryUser(String name, String password) {
  /** Checks that both are there. */
  public RegistryUser {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(password, "password");
  }

  /**
   * The user for an image; empty if there is none, or only a token that stands for one.
   *
   * @param image a well-formed reference
   * @param environment the caller's variables, of which {@code DOCKER_CONFIG}, {@code HOME} and
   *     {@code PATH} count
   * @throws BackendUnavailableException if the configuration cannot be read
   */
  public static Optional<RegistryUser> of(String image, Map<String, String> environment) {
    return RegistryCredentials.of(environment)
        .of(ImageRegistry.of(image))
        .credentials()
        .filter(login -> login.getUsername() != null && login.getPassword() != null)
        .map(login -> new RegistryUser(login.getUsername(), login.getPassword()));
  }

  @Override
  public String toString() {
    return name;
  }
}
