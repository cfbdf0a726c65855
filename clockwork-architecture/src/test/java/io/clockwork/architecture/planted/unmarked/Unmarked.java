package io.clockwork.architecture.planted.unmarked;

/** In a package without package-info. */
public final class Unmarked {
  private Unmarked() {}
}
