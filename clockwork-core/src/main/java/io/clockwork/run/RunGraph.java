package io.clockwork.run;

import io.clockwork.model.Input;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.util.HashMap;
import java.util.HashSet;
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
  private final int[][] parents;
  private final boolean[][] needed;
  private final int[][] children;
  private final boolean[][] neededByChild;

  private RunGraph(List<Task> tasks) {
    this.tasks = tasks;
    tasks.forEach(task -> numbers.put(task.name(), numbers.size()));
    parents = new int[tasks.size()][];
    needed = new boolean[tasks.size()][];
    children = new int[tasks.size()][];
    neededByChild = new boolean[tasks.size()][];
    int[] fanOut = new int[tasks.size()];
    for (int task = 0; task < tasks.size(); task++) {
      linkUp(task, fanOut);
    }
    linkDown(fanOut);
  }

  private void linkUp(int task, int[] fanOut) {
    Set<String> producers = new HashSet<>();
    for (Input input : tasks.get(task).inputs().values()) {
      if (!input.optional()) {
        producers.add(input.from().task());
      }
    }
    List<String> names = tasks.get(task).parents().stream().filter(numbers::containsKey).toList();
    parents[task] = new int[names.size()];
    needed[task] = new boolean[names.size()];
    for (int i = 0; i < names.size(); i++) {
      int parent = number(names.get(i));
      parents[task][i] = parent;
      needed[task][i] = producers.contains(names.get(i));
      fanOut[parent]++;
    }
  }

  private void linkDown(int[] fanOut) {
    for (int task = 0; task < tasks.size(); task++) {
      children[task] = new int[fanOut[task]];
      neededByChild[task] = new boolean[fanOut[task]];
    }
    for (int task = tasks.size() - 1; task >= 0; task--) {
      for (int i = 0; i < parents[task].length; i++) {
        int parent = parents[task][i];
        int place = --fanOut[parent];
        children[parent][place] = task;
        neededByChild[parent][place] = needed[task][i];
      }
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
    return parents[task].length;
  }

  int parent(int task, int index) {
    return parents[task][index];
  }

  /** Whether a task has a required input from this parent. */
  boolean requiresParent(int task, int index) {
    return needed[task][index];
  }

  int childCount(int task) {
    return children[task].length;
  }

  /** A child; they come in running order. */
  int child(int task, int index) {
    return children[task][index];
  }

  /** Whether this child has a required input from the task. */
  boolean requiredByChild(int task, int index) {
    return neededByChild[task][index];
  }
}
