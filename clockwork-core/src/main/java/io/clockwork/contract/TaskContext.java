package io.clockwork.contract;

import io.clockwork.model.Task;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a running task may know: who it is, what it reads and where things are. Its environment,
 * its context file and the expressions in its fields are three forms of this.
 *
 * @param pipeline the pipeline's name
 * @param task the task
 * @param run the run it is part of
 * @param attempt from 1
 * @param inputs every input by name, in declaration order, blobs at the path the task sees them at;
 *     empty when it is optional and absent
 * @param places where things are for the task
 */
public record TaskContext(
    String pipeline,
    Task task,
    RunInfo run,
    int attempt,
    Map<String, Optional<PublishedOutput>> inputs,
    TaskPlaces places) {

  /** Copies the map, keeping its order. */
  public TaskContext {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(places, "places");
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
  }

  /** An input as text: a value's text, a blob's path; empty when it is absent. */
  Optional<String> inputText(String name) {
    return inputs
        .getOrDefault(name, Optional.empty())
        .map(
            input ->
                input instanceof PublishedOutput.Text value
                    ? value.value().text()
                    : ((PublishedOutput.Blob) input).path().toString());
  }
}
