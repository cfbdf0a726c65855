package io.clockwork.testcase;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the run of a test must have gone.
 *
 * @param run the word of its state
 * @param tasks what is expected of tasks, by name
 * @param outputs what outputs equal, by {@code task.output}; of a directory by {@code
 *     task.output/file}
 * @param contains texts that outputs hold, named in the same way
 * @param order tasks of which each begins after the one before it has ended
 */
public record Expectations(
    String run,
    Map<String, ExpectedTask> tasks,
    Map<String, WrittenValue> outputs,
    Map<String, List<String>> contains,
    List<String> order) {
  /** Copies the collections, keeping their order. */
  public Expectations {
    Objects.requireNonNull(run, "run");
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    contains = Collections.unmodifiableMap(new LinkedHashMap<>(contains));
    order = List.copyOf(order);
  }

  /**
   * What is expected of a task.
   *
   * @param state the word of its state
   * @param attempts how many it had
   * @param reason why it did not succeed
   */
  public record ExpectedTask(
      Optional<String> state, OptionalInt attempts, Optional<String> reason) {
    /** Refuses nulls. */
    public ExpectedTask {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(attempts, "attempts");
      Objects.requireNonNull(reason, "reason");
    }
  }
}
