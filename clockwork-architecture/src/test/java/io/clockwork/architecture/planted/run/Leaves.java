package io.clockwork.architecture.planted.run;

/** Ends the JVM. */
final class Leaves {
  private Leaves() {}

  static void leave() {
    System.exit(1);
  }
}
