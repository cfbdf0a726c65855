package io.clockwork.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The DAG that a generated file makes, as data: for tests and tools that ask what is in it without
 * reading its text.
 *
 * <p>Arguments are null, String, Boolean, Long, BigInteger, Double, {@link java.time.Duration},
 * {@link GeneratedCall}, and Lists and Maps of these; a name of the file stands for its value, one
 * of a library for its text.
 *
 * @param id of the DAG
 * @param arguments it is made with, by name; its id is none of them
 * @param tasks by id, in the order of the file; what the exporter adds to those of the pipeline too
 * @param edges the tasks that wait for a task, by its id
 */
public record GeneratedDag(
    String id,
    Map<String, @Nullable Object> arguments,
    Map<String, GeneratedTask> tasks,
    Map<String, Set<String>> edges) {
  /** Copies the maps, keeping their order. */
  public GeneratedDag {
    Objects.requireNonNull(id, "id");
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    Map<String, Set<String>> copies = new LinkedHashMap<>();
    edges.forEach(
        (before, after) ->
            copies.put(before, Collections.unmodifiableSet(new LinkedHashSet<>(after))));
    edges = Collections.unmodifiableMap(copies);
  }

  /** The tasks that wait for this one; none if nobody does. */
  public Set<String> after(String task) {
    return edges.getOrDefault(task, Set.of());
  }
}
