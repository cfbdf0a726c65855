package io.clockwork.docker;

import com.github.dockerjava.api.model.AuthConfig;
import java.util.Optional;

/**
 * What a registry is told of the user.
 *
 * @param credentials empty if there are none
 * @param source in words, for people: whose they are and where they were found, or why there are
 *     none; never a secret
 */
record RegistryLogin(Optional<AuthConfig> credentials, String source) {

  static RegistryLogin of(AuthConfig credentials, String found) {
    String user = credentials.getUsername();
    return new RegistryLogin(
        Optional.of(credentials), "the login" + (user == null ? "" : " of " + user) + " " + found);
  }

  static RegistryLogin none(String why) {
    return new RegistryLogin(Optional.empty(), why);
  }
}
