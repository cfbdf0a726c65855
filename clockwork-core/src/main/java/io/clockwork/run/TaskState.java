package io.clockwork.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a task of a run is doing, or how it ended. */
public enum TaskState {
  /** Waits for its parents, or for a free worker. */
  PENDING,
  /** An attempt is running. */
  RUNNING,
  /** An attempt failed; the next one waits for its delay. */
  UP_FOR_RETRY,
  /** An attempt succeeded; its outputs are published. */
  SUCCEEDED,
  /** Its last attempt failed. */
  FAILED,
  /** It asked to be skipped, or what it needs was skipped. */
  SKIPPED,
  /** It could not run because something upstream failed. */
  UPSTREAM_FAILED,
  /** It was stopped or never started, because the run was cancelled or another task failed. */
  CANCELLED,
  /** It is no part of this partial run. */
  NOT_SELECTED;

  /** The word used in events and reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this word. */
  public static Optional<TaskState> of(String id) {
    return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
  }

  /** Whether a task in this state will not change any more in its run. */
  public boolean isEnd() {
    return this != PENDING && this != RUNNING && this != UP_FOR_RETRY;
  }

  /** Whether a run all of whose tasks end like this has succeeded. */
  public boolean isGood() {
    return this == SUCCEEDED || this == SKIPPED || this == NOT_SELECTED;
  }

  boolean isFailure() {
    return this == FAILED || this == UPSTREAM_FAILED;
  }
}
