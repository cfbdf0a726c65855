package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.graph.DependencyCycles;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * No task waits for itself, directly or through others. One cycle is named for each group of tasks
 * that wait for each other, at the place where its first task in the document says so. References
 * to tasks that do not exist take no part.
 */
final class CycleRule implements Rule {
  private static final int SHOWN = 12;

  @Override
  public void check(DraftIndex draft, Findings findings) {
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    draft.tasks().forEach((name, task) -> parents.put(name, parentsOf(task)));
    for (List<String> cycle : DependencyCycles.find(parents)) {
      String first = cycle.get(0);
      String before = cycle.get(cycle.size() - 2);
      String message =
          first.equals(before)
              ? "task " + Quoted.text(first) + " waits for itself: " + text(cycle)
              : "tasks wait for each other: " + text(cycle);
      findings.atValue(
          edge(draft.task(first).orElseThrow(), before),
          DiagnosticCode.DEPENDENCY_CYCLE,
          message,
          first.equals(before)
              ? "read from another task, or drop this"
              : "drop one of these, or split a task in two");
    }
  }

  private static Set<String> parentsOf(TaskDraft task) {
    Set<String> parents = new LinkedHashSet<>();
    task.inputs()
        .forEach(
            input -> OutputRef.parse(input.from()).ifPresent(from -> parents.add(from.task())));
    parents.addAll(task.after());
    return parents;
  }

  /** {@code a -> b -> a}; the middle of a long one is left out. */
  private static String text(List<String> cycle) {
    if (cycle.size() <= SHOWN) {
      return String.join(" -> ", cycle);
    }
    int left = cycle.size() - SHOWN;
    return String.join(" -> ", cycle.subList(0, SHOWN - 2))
        + " -> ("
        + left
        + " more) -> "
        + String.join(" -> ", cycle.subList(cycle.size() - 2, cycle.size()));
  }

  /** Where a task says that it waits for another one. */
  private static FieldPath edge(TaskDraft task, String parent) {
    int after = task.after().indexOf(parent);
    if (after >= 0) {
      return task.path().child("after").child(after);
    }
    Optional<TaskDraft.NamedInput> input =
        task.inputs().stream()
            .filter(
                candidate ->
                    OutputRef.parse(candidate.from())
                        .filter(from -> from.task().equals(parent))
                        .isPresent())
            .findFirst();
    FieldPath inputs = task.path().child("inputs");
    return input.map(found -> inputs.child(found.name()).child("from")).orElse(task.path());
  }
}
