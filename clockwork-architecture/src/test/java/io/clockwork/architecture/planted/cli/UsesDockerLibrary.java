package io.clockwork.architecture.planted.cli;

import com.github.dockerjava.api.model.HostConfig;

/** Uses docker-java outside of docker. */
final class UsesDockerLibrary {
  private UsesDockerLibrary() {}

  static Object settings() {
    return new HostConfig();
  }
}
