package io.clockwork.architecture.planted.model;

import org.snakeyaml.engine.v2.api.LoadSettings;

/** Uses SnakeYAML outside of yaml. */
final class UsesYamlLibrary {
  private UsesYamlLibrary() {}

  static Object settings() {
    return LoadSettings.builder().build();
  }
}
