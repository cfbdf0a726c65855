package io.clockwork.store;

import io.clockwork.diagnostic.ClockworkException;
import java.util.Objects;

/** An attempt cannot be told of: its store does not have what is needed for that. */
public final class UnreadableRecordException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  private final String help;

  UnreadableRecordException(String message, String help) {
    super(message);
    this.help = Objects.requireNonNull(help, "help");
  }

  /** What to do about it. */
  public String help() {
    return help;
  }
}
