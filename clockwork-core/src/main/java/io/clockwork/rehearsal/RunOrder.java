package io.clockwork.rehearsal;

import io.clockwork.run.RunEvent;
import io.clockwork.run.RunListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which task of a run began after which had ended: by the order of events, for in virtual time much
 * happens at one moment. Not thread-safe.
 */
final class RunOrder implements RunListener {
  private final Map<String, Integer> starts = new HashMap<>();
  private final Map<String, Integer> ends = new HashMap<>();
  private int events;

  @Override
  public void onEvent(RunEvent event) {
    events++;
    if (event instanceof RunEvent.AttemptStarted started) {
      starts.putIfAbsent(started.task(), events);
    } else if (event instanceof RunEvent.AttemptEnded ended) {
      ends.put(ended.task(), events);
    }
  }

  /** Whether a task had an attempt. */
  boolean ran(String task) {
    return starts.containsKey(task);
  }

  /** Whether the first attempt of a task began after the last one of another had ended. */
  boolean isAfter(String task, String other) {
    Optional<Integer> end = Optional.ofNullable(ends.get(other));
    return end.isPresent() && starts.getOrDefault(task, 0) > end.get();
  }
}
