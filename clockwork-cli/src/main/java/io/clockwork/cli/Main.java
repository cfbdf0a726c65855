package io.clockwork.cli;

import java.util.Objects;

/** Entry point of the command line. */
public final class Main {
  private Main() {}

  /** Prints the version; the commands are still to come. */
  public static void main(String[] args) {
    String version = Main.class.getPackage().getImplementationVersion();
    System.out.println("clockwork " + Objects.requireNonNullElse(version, "(unpackaged)"));
  }
}
