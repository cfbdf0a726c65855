package io.clockwork.cli.command;

import java.util.Locale;

/** Whether people or programs read a command's results. */
enum DataFormat {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
