package io.clockwork.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * Finds what keeps a graph from being acyclic. Simple cycles can be exponentially many, so one
 * shortest cycle is named for each strongly connected component.
 */
public final class DependencyCycles {
  private DependencyCycles() {}

  /**
   * One cycle for each component that has any, in declaration order; each in the order in which the
   * tasks would run, the first repeated at the end: {@code [a, b, a]} where b waits for a and a for
   * b. Parents that are no tasks are ignored.
   */
  public static List<List<String>> find(Map<String, ? extends Collection<String>> parents) {
    Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    Map<String, Integer> declared = new HashMap<>();
    List<List<String>> cycles = new ArrayList<>();
    for (String task : parents.keySet()) {
      graph.addVertex(task);
      declared.put(task, declared.size());
    }
    parents.forEach(
        (task, upstream) -> {
          for (String parent : upstream) {
            if (parent.equals(task)) {
              if (!cycles.contains(List.of(task, task))) {
                cycles.add(List.of(task, task));
              }
            } else if (declared.containsKey(parent)) {
              graph.addEdge(parent, task);
            }
          }
        });
    Comparator<String> declaration =
        Comparator.comparing(name -> Objects.requireNonNull(declared.get(name)));
    for (Set<String> component :
        new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
      if (component.size() > 1) {
        cycles.add(shortest(graph, component, component.stream().min(declaration).orElseThrow()));
      }
    }
    cycles.sort(Comparator.comparing(cycle -> cycle.get(0), declaration));
    return List.copyOf(cycles);
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
      cycle.add(1, task);
    }
    cycle.add(start);
    return List.copyOf(cycle);
  }
}
