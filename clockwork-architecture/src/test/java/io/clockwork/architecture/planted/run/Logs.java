package io.clockwork.architecture.planted.run;

import java.util.logging.Logger;

/** Logs past the facade. */
final class Logs {
  private Logs() {}

  static void log() {
    Logger.getAnonymousLogger().info("here I am");
  }
}
