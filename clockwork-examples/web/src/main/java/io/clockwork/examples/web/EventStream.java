package io.clockwork.examples.web;

import io.clockwork.run.RunEvent;
import io.clockwork.run.RunEventJson;
import io.clockwork.run.RunListener;
import io.clockwork.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of one run, for any number of readers, who may come late and be slow: none of them
 * keeps the run waiting. Lines of logs are left out; they are in the run's folder. Thread-safe.
 */
final class EventStream implements RunListener {
  private final List<String> lines = new ArrayList<>();
  private Optional<RunState> end = Optional.empty();

  @Override
  public synchronized void onEvent(RunEvent event) {
    if (event instanceof RunEvent.LogLine) {
      return;
    }
    lines.add(RunEventJson.write(event));
    if (event instanceof RunEvent.RunEnded ended) {
      end = Optional.of(ended.state());
    }
    notifyAll();
  }

  /**
   * The events from a number on, each as a line of JSON. Waits for one if there is none yet.
   *
   * @param first the number of the first, from 0
   * @param patience how long to wait
   * @return empty if the run ended before, or none came in time
   */
  synchronized List<String> from(int first, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (lines.size() <= first && end.isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return List.of();
      }
      wait(left / 1_000_000 + 1);
    }
    return List.copyOf(lines.subList(Math.min(first, lines.size()), lines.size()));
  }

  /** How the run ended; empty while it goes on. */
  synchronized Optional<RunState> end() {
    return end;
  }

  /** Whether the run has ended, and this many events are all there are. */
  synchronized boolean endsAt(int count) {
    return end.isPresent() && count >= lines.size();
  }
}
