package io.clockwork.executor;

import io.clockwork.contract.PublishedOutput;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** How an attempt ended. */
public sealed interface TaskOutcome {

  /**
   * It ended well and its outputs are published.
   *
   * @param outputs by name; an optional output that was left out is missing
   */
  record Succeeded(Map<String, PublishedOutput> outputs) implements TaskOutcome {
    /** Copies the map, keeping its order. */
    public Succeeded {
      outputs =
          outputs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }
  }

  /** The task asked to be skipped (exit code 99). */
  record Skipped() implements TaskOutcome {}

  /**
   * It failed.
   *
   * @param exitCode of the command, if it got that far; 128+n for death by signal n
   * @param reason one line for people
   * @param retryable whether another attempt may help
   */
  record Failed(OptionalInt exitCode, String reason, boolean retryable) implements TaskOutcome {
    /** Refuses nulls. */
    public Failed {
      Objects.requireNonNull(exitCode, "exitCode");
      Objects.requireNonNull(reason, "reason");
    }
  }

  /**
   * It took longer than its timeout and was stopped.
   *
   * @param limit the timeout
   */
  record TimedOut(Duration limit) implements TaskOutcome {
    /** Refuses nulls. */
    public TimedOut {
      Objects.requireNonNull(limit, "limit");
    }
  }
}
