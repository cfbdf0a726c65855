package io.clockwork.run;

import io.clockwork.model.Task;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The neighbours of every task on one side, in one array. */
final class Adjacency {
  private final int[] ends;
  private final int[] neighbours;
  private final BitSet required;

  private Adjacency(int[] ends, int[] neighbours, BitSet required) {
    this.ends = ends;
    this.neighbours = neighbours;
    this.required = required;
  }

  /** Of these tasks in their order, each with its neighbours and whether data is required. */
  static Adjacency of(List<Task> tasks, Function<Task, Map<Integer, Boolean>> edges) {
    int[] ends = new int[tasks.size()];
    int[] neighbours = new int[tasks.size()];
    BitSet required = new BitSet();
    int end = 0;
    for (int task = 0; task < ends.length; task++) {
      for (Map.Entry<Integer, Boolean> edge : edges.apply(tasks.get(task)).entrySet()) {
        if (end == neighbours.length) {
          neighbours = Arrays.copyOf(neighbours, 2 * end);
        }
        neighbours[end] = edge.getKey();
        required.set(end++, edge.getValue());
      }
      ends[task] = end;
    }
    return new Adjacency(ends, Arrays.copyOf(neighbours, end), required);
  }

  /** The same edges seen from the other side; neighbours come in the order of tasks. */
  Adjacency reversed() {
    int[] starts = new int[ends.length + 1];
    for (int neighbour : neighbours) {
      starts[neighbour + 1]++;
    }
    for (int task = 0; task < ends.length; task++) {
      starts[task + 1] += starts[task];
    }
    int[] reversed = new int[neighbours.length];
    BitSet flags = new BitSet();
    for (int task = 0; task < ends.length; task++) {
      for (int i = 0; i < count(task); i++) {
        int place = starts[neighbour(task, i)]++;
        reversed[place] = task;
        flags.set(place, isRequired(task, i));
      }
    }
    // Every start has moved on to its end.
    return new Adjacency(Arrays.copyOf(starts, ends.length), reversed, flags);
  }

  int count(int task) {
    return ends[task] - start(task);
  }

  int neighbour(int task, int index) {
    return neighbours[start(task) + index];
  }

  boolean isRequired(int task, int index) {
    return required.get(start(task) + index);
  }

  private int start(int task) {
    return task == 0 ? 0 : ends[task - 1];
  }
}
