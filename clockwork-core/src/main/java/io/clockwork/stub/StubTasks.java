package io.clockwork.stub;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the tasks of a pipeline do in a test. A task that nothing is said of does what {@link
 * #others} says.
 *
 * <pre>{@code
 * tasks.when("extract").produces("rows", 3).produces("raw", Path.of("small.csv"));
 * tasks.when("train").failsFirst(2).takes(Duration.ofMinutes(10));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class StubTasks {
  private final Map<String, TaskStub> stubs = new LinkedHashMap<>();
  private final TaskStub others = new TaskStub();

  /** Stubs that say nothing yet. */
  public StubTasks() {}

  /** The stub of a task; the same one every time. */
  public TaskStub when(String task) {
    return stubs.computeIfAbsent(Objects.requireNonNull(task, "task"), name -> new TaskStub());
  }

  /** The stub of every task that has none of its own. */
  public TaskStub others() {
    return others;
  }

  /** The stub of a task, or that of all others. */
  public TaskStub of(String task) {
    return Optional.ofNullable(stubs.get(task)).orElse(others);
  }

  /** The stubs of single tasks, by task. */
  public Map<String, TaskStub> byTask() {
    return Collections.unmodifiableMap(stubs);
  }
}
