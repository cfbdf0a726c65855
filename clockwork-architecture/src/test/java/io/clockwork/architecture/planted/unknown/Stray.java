package io.clockwork.architecture.planted.unknown;

/** In a package that core does not have. */
public final class Stray {
  private Stray() {}
}
