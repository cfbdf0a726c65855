package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * As whom a command runs, so that its files belong to the caller.
 *
 * @param ids {@code uid:gid}; empty for the image's own user
 */
record ContainerUser(Optional<String> ids) {
  private static final String ROOT = "0:0";

  /**
   * The user for an engine.
   *
   * @param folder one of the caller's
   */
  static ContainerUser of(EngineInfo engine, Path folder) throws IOException {
    if (engine.desktop()) {
      // Its virtual machine gives every file to the caller, whoever writes it.
      return new ContainerUser(Optional.empty());
    }
    if (engine.rootless()) {
      // Root in a container is the caller outside.
      return new ContainerUser(Optional.of(ROOT));
    }
    return new ContainerUser(
        Optional.of(
            Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid")));
  }

  boolean isRoot() {
    return ids.filter(ROOT::equals).isPresent();
  }

  /** The number of the user to whom what is copied into a container belongs. */
  long uid() {
    return id(0);
  }

  /** The number of its group. */
  long gid() {
    return id(1);
  }

  /** Root's where only the image knows its user. */
  private long id(int place) {
    return Long.parseLong(ids.orElse(ROOT).split(":", -1)[place]);
  }
}
