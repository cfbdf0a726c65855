package io.clockwork.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an alert tells of. */
public enum AlertEvent {
  /** A run failed; once a run. */
  FAILURE,
  /** A run succeeded; once a run. */
  SUCCESS,
  /** A run has not ended some time after it was queued; once a run. */
  LATE,
  /** A task failed for good; once for each. */
  TASK_FAILURE,
  /** An attempt failed and is repeated; once for each. */
  RETRY;

  /** The word in a specification. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The event of this word. */
  public static Optional<AlertEvent> of(String id) {
    return Arrays.stream(values()).filter(event -> event.id().equals(id)).findFirst();
  }
}
