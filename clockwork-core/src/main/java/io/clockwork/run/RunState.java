package io.clockwork.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run is doing, or how it ended. */
public enum RunState {
  /** Some process is at it. */
  RUNNING,
  /** Every task ended succeeded or skipped. */
  SUCCEEDED,
  /** It ended, and some task did not succeed. */
  FAILED,
  /** It was cancelled before it could end by itself. */
  CANCELLED,
  /** Its process died without an end; it can be resumed. */
  INTERRUPTED;

  /** The word used in events and reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this word. */
  public static Optional<RunState> of(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }
}
