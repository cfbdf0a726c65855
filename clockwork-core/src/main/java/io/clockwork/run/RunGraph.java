package io.clockwork.run;

import io.clockwork.model.Input;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tasks of a run by number, in running order, and who waits for whom. Parents that are no part
 * of the run are left out: a partial run does not wait for them, and rules do not see them.
 */
final class RunGraph {
  private final List<Task> tasks;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Adjacency parents;
  private final Adjacency children;

  private RunGraph(List<Task> tasks) {
    this.tasks = tasks;
    tasks.forEach(task -> numbers.put(task.name(), numbers.size()));
    parents = Adjacency.of(tasks, this::parentsOf);
    children = parents.reversed();
  }

  /** The numbers of a task's parents, with whether it has a required input from each. */
  private Map<Integer, Boolean> parentsOf(Task task) {
    Map<Integer, Boolean> found = new LinkedHashMap<>();
    for (Input input : task.inputs().values()) {
      note(input.from().task(), !input.optional(), found);
    }
    task.after().forEach(name -> note(name, false, found));
    return found;
  }

  private void note(String parent, boolean required, Map<Integer, Boolean> found) {
    Integer number = numbers.get(parent);
    if (number != null) {
      found.merge(number, required, Boolean::logicalOr);
    }
  }

  /** The graph of these tasks of a pipeline. */
  static RunGraph of(Pipeline pipeline, Set<String> selected) {
    return new RunGraph(
        pipeline.graph().order().stream().filter(selected::contains).map(pipeline::task).toList());
  }

  int size() {
    return tasks.size();
  }

  Task task(int number) {
    return tasks.get(number);
  }

  String name(int number) {
    return tasks.get(number).name();
  }

  /** All names, in running order. */
  List<String> names() {
    return tasks.stream().map(Task::name).toList();
  }

  boolean contains(String name) {
    return numbers.containsKey(name);
  }

  int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no task \"" + name + "\" in this run");
    }
    return number;
  }

  int parentCount(int task) {
    return parents.count(task);
  }

  int parent(int task, int index) {
    return parents.neighbour(task, index);
  }

  /** Whether a task has a required input from this parent. */
  boolean requiresParent(int task, int index) {
    return parents.isRequired(task, index);
  }

  int childCount(int task) {
    return children.count(task);
  }

  /** A child; they come in running order. */
  int child(int task, int index) {
    return children.neighbour(task, index);
  }

  /** Whether this child has a required input from the task. */
  boolean requiredByChild(int task, int index) {
    return children.isRequired(task, index);
  }
}
