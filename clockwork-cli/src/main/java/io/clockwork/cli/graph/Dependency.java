package io.clockwork.cli.graph;

import io.clockwork.model.Input;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.ArrayList;
import java.util.List;

/**
 * That one task waits for another.
 *
 * @param from the task waited for
 * @param to the task that waits
 * @param outputs what it reads of the other; empty if only the order matters
 */
record Dependency(String from, String to, List<String> outputs) {
  /** Copies the list. */
  Dependency {
    outputs = List.copyOf(outputs);
  }

  /** Every dependency, by waiting task in the DAG's order. */
  static List<Dependency> of(Pipeline pipeline) {
    List<Dependency> found = new ArrayList<>();
    for (String name : pipeline.graph().order()) {
      Task task = pipeline.task(name);
      for (String parent : task.parents()) {
        List<String> read =
            task.inputs().values().stream()
                .map(Input::from)
                .filter(from -> from.task().equals(parent))
                .map(from -> from.output())
                .distinct()
                .toList();
        found.add(new Dependency(parent, name, read));
      }
    }
    return found;
  }

  /** Whether data flows. */
  boolean carriesData() {
    return !outputs.isEmpty();
  }
}
