package io.clockwork.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which task of a run began after which had ended, and when the last of it was heard: by the order
 * of events, for in virtual time much happens at one moment. Not thread-safe.
 */
final class RunOrder {
  private final Map<String, Integer> starts;
  private final Map<String, Integer> ends;
  private Instant lastSeen;
  private int events;

  RunOrder() {
    this(Map.of(), Map.of(), Instant.MIN);
  }

  private RunOrder(Map<String, Integer> starts, Map<String, Integer> ends, Instant lastSeen) {
    this.starts = new HashMap<>(starts);
    this.ends = new HashMap<>(ends);
    this.lastSeen = lastSeen;
  }

  void add(RunEvent event) {
    events++;
    lastSeen = event.time();
    if (event instanceof RunEvent.AttemptStarted started) {
      starts.putIfAbsent(started.task(), events);
    } else if (event instanceof RunEvent.AttemptEnded ended) {
      ends.put(ended.task(), events);
    }
  }

  /** The same, which later events do not change. */
  RunOrder copy() {
    return new RunOrder(starts, ends, lastSeen);
  }

  /** When the last event was. */
  Instant lastSeen() {
    return lastSeen;
  }

  /** Whether the first attempt of a task began after the last one of another had ended. */
  boolean isAfter(String task, String other) {
    Optional<Integer> end = Optional.ofNullable(ends.get(other));
    return end.isPresent() && starts.getOrDefault(task, 0) > end.get();
  }
}
