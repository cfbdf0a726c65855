package io.clockwork.architecture.planted.run;

/** Prints. */
final class Prints {
  private Prints() {}

  static void print() {
    System.err.println("here I am");
  }
}
