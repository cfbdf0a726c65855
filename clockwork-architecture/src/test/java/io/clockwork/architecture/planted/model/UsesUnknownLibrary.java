package io.clockwork.architecture.planted.model;

import org.assertj.core.api.Assertions;

/** Uses a library that core does not have. */
public final class UsesUnknownLibrary {
  private UsesUnknownLibrary() {}

  static void use() {
    Assertions.assertThat(true).isTrue();
  }
}
