package io.clockwork.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task of a generated DAG.
 *
 * @param id of the task
 * @param operator the class that runs it, such as {@code ClockworkOperator}
 * @param arguments it is made with, by name, with those that the DAG gives to all of its tasks; its
 *     id is none of them
 */
public record GeneratedTask(String id, String operator, Map<String, @Nullable Object> arguments) {
  /** Copies the map, keeping its order. */
  public GeneratedTask {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(operator, "operator");
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }
}
