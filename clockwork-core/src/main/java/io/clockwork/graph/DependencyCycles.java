package io.clockwork.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * Finds what keeps a graph from being acyclic. Simple cycles can be exponentially many, so one
 * shortest cycle is named for each strongly connected component. Takes linear time, and no stack:
 * chains may be as long as they like.
 */
public final class DependencyCycles {
  private DependencyCycles() {}

  /**
   * One cycle for each component that has any, in declaration order; each in the order in which the
   * tasks would run, the first repeated at the end: {@code [a, b, a]} where b waits for a and a for
   * b. A task that waits for itself is named besides. Parents that are no tasks are ignored.
   */
  public static List<List<String>> find(Map<String, ? extends Collection<String>> parents) {
    Map<String, Integer> declared = new HashMap<>();
    parents.keySet().forEach(task -> declared.put(task, declared.size()));
    Comparator<String> declaration = Comparator.comparingInt(name -> place(declared, name));
    List<List<String>> cycles = new ArrayList<>();
    parents.forEach(
        (task, upstream) -> {
          if (upstream.contains(task)) {
            cycles.add(List.of(task, task));
          }
        });
    Graph<String, DefaultEdge> stuck = stuck(parents, declared);
    for (Set<String> component :
        new KosarajuStrongConnectivityInspector<>(stuck).stronglyConnectedSets()) {
      if (component.size() > 1) {
        cycles.add(shortest(stuck, component, component.stream().min(declaration).orElseThrow()));
      }
    }
    cycles.sort(Comparator.comparing(cycle -> cycle.get(0), declaration));
    return List.copyOf(cycles);
  }

  /** The tasks that never become ready, with the edges between them: empty without a cycle. */
  private static Graph<String, DefaultEdge> stuck(
      Map<String, ? extends Collection<String>> parents, Map<String, Integer> declared) {
    boolean[] waiting = waiting(parents, declared);
    Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    parents.forEach(
        (task, upstream) -> {
          int child = place(declared, task);
          if (!waiting[child]) {
            return;
          }
          graph.addVertex(task);
          for (String parent : upstream) {
            int place = place(declared, parent);
            if (place >= 0 && place != child && waiting[place]) {
              graph.addVertex(parent);
              graph.addEdge(parent, task);
            }
          }
        });
    return graph;
  }

  /** Takes away again and again the tasks that wait for nobody; which are left. */
  private static boolean[] waiting(
      Map<String, ? extends Collection<String>> parents, Map<String, Integer> declared) {
    List<List<Integer>> children = new ArrayList<>(Collections.nCopies(declared.size(), List.of()));
    int[] open = new int[declared.size()];
    parents.forEach(
        (task, upstream) -> {
          int child = place(declared, task);
          for (String parent : upstream) {
            int place = place(declared, parent);
            if (place >= 0 && place != child) {
              open[child]++;
              if (children.get(place).isEmpty()) {
                children.set(place, new ArrayList<>(2));
              }
              children.get(place).add(child);
            }
          }
        });
    boolean[] waiting = new boolean[open.length];
    Deque<Integer> ready = new ArrayDeque<>();
    for (int task = 0; task < open.length; task++) {
      waiting[task] = true;
      if (open[task] == 0) {
        ready.add(task);
      }
    }
    while (!ready.isEmpty()) {
      int task = ready.remove();
      waiting[task] = false;
      for (int child : children.get(task)) {
        if (--open[child] == 0) {
          ready.add(child);
        }
      }
    }
    return waiting;
  }

  private static int place(Map<String, Integer> declared, String task) {
    return declared.getOrDefault(task, -1);
  }

  /** Breadth first from {@code start} back to it, inside its component. */
  private static List<String> shortest(
      Graph<String, DefaultEdge> graph, Set<String> component, String start) {
    Map<String, String> from = new HashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String task = open.remove();
      for (DefaultEdge edge : graph.outgoingEdgesOf(task)) {
        String next = graph.getEdgeTarget(edge);
        if (next.equals(start)) {
          return path(from, start, task);
        }
        if (component.contains(next) && !from.containsKey(next)) {
          from.put(next, task);
          open.add(next);
        }
      }
    }
    throw new AssertionError(
        "a strongly connected component has a cycle through each of its tasks");
  }

  private static List<String> path(Map<String, String> from, String start, String last) {
    List<String> cycle = new ArrayList<>(List.of(start));
    for (String task = last; !task.equals(start); task = Objects.requireNonNull(from.get(task))) {
      cycle.add(task);
    }
    cycle.add(start);
    Collections.reverse(cycle);
    return List.copyOf(cycle);
  }
}
