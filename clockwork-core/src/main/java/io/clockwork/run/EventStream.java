package io.clockwork.run;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * The events of a run on their way to the journal and then to the listeners, one at a time.
 * Thread-safe.
 */
final class EventStream {
  private final InstantSource clock;
  private final Journal journal;
  private final List<RunListener> listeners;
  private final Set<RunListener> failed = new HashSet<>();
  private Instant last = Instant.MIN;
  private boolean closed;
  private Optional<String> failure = Optional.empty();

  EventStream(InstantSource clock, Journal journal, List<RunListener> listeners) {
    this.clock = clock;
    this.journal = journal;
    this.listeners = List.copyOf(listeners);
  }

  /** Publishes one event. */
  void publish(Function<Instant, RunEvent> event) {
    publish(List.of(event));
  }

  /** Publishes several events that follow from one thing, at one time and in one write. */
  synchronized void publish(List<Function<Instant, RunEvent>> events) {
    if (closed || events.isEmpty()) {
      return;
    }
    Instant now = now();
    List<RunEvent> made = new ArrayList<>(events.size());
    events.forEach(event -> made.add(event.apply(now)));
    keep(made);
    made.forEach(this::tell);
  }

  /** A time that is not before any other it gave. */
  private Instant now() {
    Instant now = clock.instant();
    if (now.isAfter(last)) {
      last = now;
    }
    return last;
  }

  private void keep(List<RunEvent> events) {
    if (failure.isPresent()) {
      return;
    }
    try {
      for (RunEvent event : events) {
        if (!(event instanceof RunEvent.LogLine)) {
          journal.append(event);
        }
      }
      journal.flush();
    } catch (IOException e) {
      fail(e);
    }
  }

  private void tell(RunEvent event) {
    for (RunListener listener : listeners) {
      try {
        listener.onEvent(event);
      } catch (RuntimeException e) {
        if (failed.add(listener)) {
          // Made here: to find a logger takes longer than the whole run of a test.
          LoggerFactory.getLogger(EventStream.class)
              .warn("a listener of the run failed; its further failures are not reported", e);
        }
      }
    }
  }

  /** Why the journal cannot be written any more; empty while it can. */
  synchronized Optional<String> failure() {
    return failure;
  }

  /** Publishes the last event; later ones are dropped. */
  synchronized void close(Function<Instant, RunEvent> end) {
    publish(end);
    closed = true;
    try {
      journal.close();
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    if (failure.isEmpty()) {
      failure = Optional.of("the journal cannot be written: " + e.getMessage());
    }
  }
}
