package io.clockwork.architecture.planted.cli;

/** May end the JVM and print. */
public final class Main {
  private Main() {}

  /** Does both. */
  public static void main(String[] args) {
    System.out.println("bye");
    System.exit(0);
  }
}
