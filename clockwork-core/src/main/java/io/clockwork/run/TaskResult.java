package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A task of a run as far as it got. Immutable. */
public final class TaskResult {
  private final String name;
  private final TaskState state;
  private final String reason;
  private final List<AttemptResult> attempts;
  private final Map<String, PublishedOutput> outputs;
  private final TaskFingerprint fingerprint;

  TaskResult(
      String name,
      TaskState state,
      String reason,
      List<AttemptResult> attempts,
      Map<String, PublishedOutput> outputs,
      TaskFingerprint fingerprint) {
    this.name = name;
    this.state = state;
    this.reason = reason;
    this.attempts = List.copyOf(attempts);
    this.outputs =
        outputs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    this.fingerprint = fingerprint;
  }

  /** The task. */
  public String name() {
    return name;
  }

  /** What it is doing, or how it ended. */
  public TaskState state() {
    return state;
  }

  /** Why it did not succeed, or is tried again, one line; empty otherwise. */
  public String reason() {
    return reason;
  }

  /** Its attempts in their order, those before a resumption included. */
  public List<AttemptResult> attempts() {
    return attempts;
  }

  /** All outputs it published, by name; an optional one that was left out is missing. */
  public Map<String, PublishedOutput> outputs() {
    return outputs;
  }

  /** What its last attempt ran. */
  TaskFingerprint fingerprint() {
    return fingerprint;
  }

  /** The number of its last attempt; 0 if it had none. */
  int lastAttempt() {
    return attempts.stream().mapToInt(AttemptResult::number).max().orElse(0);
  }

  /** Whether it ended well by itself: it succeeded, or asked to be skipped. */
  boolean endedWell() {
    return state == TaskState.SUCCEEDED
        || (state == TaskState.SKIPPED
            && !attempts.isEmpty()
            && attempts
                .get(attempts.size() - 1)
                .outcome()
                .filter(TaskOutcome.Skipped.class::isInstance)
                .isPresent());
  }

  /** The time all its attempts took, without the delays between them. */
  public Duration duration() {
    return attempts.stream().map(AttemptResult::duration).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * One output.
   *
   * @throws IllegalArgumentException if it published none of this name
   */
  public TaskOutput output(String output) {
    PublishedOutput found = outputs.get(output);
    if (found == null) {
      throw new IllegalArgumentException(
          "task \"" + name + "\", which is " + state.id() + ", published no \"" + output + "\"");
    }
    return new TaskOutput(name + "." + output, found);
  }

  /**
   * An output, to be read as what it is. Reading it as anything else throws {@link
   * IllegalStateException}.
   *
   * @param name {@code task.output}
   * @param published what was published
   */
  public record TaskOutput(String name, PublishedOutput published) {
    /** Refuses nulls. */
    public TaskOutput {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(published, "published");
    }

    /** The value. */
    public Value value() {
      if (published instanceof PublishedOutput.Text text) {
        return text.value();
      }
      throw new IllegalStateException(name + " is a " + published.type().id() + ", not a value");
    }

    /** The text of a value. */
    public String asText() {
      return value().text();
    }

    /** The integer. */
    public long asInteger() {
      return value().asInteger();
    }

    /** The number; an integer is one. */
    public double asNumber() {
      return value().asNumber();
    }

    /** The boolean. */
    public boolean asBoolean() {
      return value().asBoolean();
    }

    /** The path of the file or directory, absolute. */
    public Path asPath() {
      if (published instanceof PublishedOutput.Blob blob) {
        return blob.path();
      }
      throw new IllegalStateException(
          name + " is a value of type " + published.type().id() + ", not a file or directory");
    }
  }

  @Override
  public String toString() {
    return name + " " + state.id();
  }
}
