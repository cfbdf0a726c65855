package io.clockwork.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
    Comparator<String> declaration =
        Comparator.comparing(name -> Objects.requireNonNull(declared.get(name)));
    List<List<String>> cycles = new ArrayList<>();
    parents.forEach(
        (task, upstream) -> {
          if (upstream.contains(task)) {
            cycles.add(List.of(task, task));
          }
        });
    Graph<String, DefaultEdge> stuck = stuck(parents);
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
      Map<String, ? extends Collection<String>> parents) {
    Set<String> waiting = waiting(parents);
    Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    for (String task : parents.keySet()) {
      if (waiting.contains(task)) {
        graph.addVertex(task);
      }
    }
    for (String task : graph.vertexSet()) {
      for (String parent : Objects.requireNonNull(parents.get(task))) {
        if (!parent.equals(task) && waiting.contains(parent)) {
          graph.addEdge(parent, task);
        }
      }
    }
    return graph;
  }

  private static Set<String> waiting(Map<String, ? extends Collection<String>> parents) {
    Map<String, List<String>> children = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    parents.forEach(
        (task, upstream) -> {
          Set<String> real = new HashSet<>(upstream);
          real.removeIf(parent -> parent.equals(task) || !parents.containsKey(parent));
          real.forEach(
              parent -> children.computeIfAbsent(parent, unused -> new ArrayList<>()).add(task));
          open.put(task, real.size());
          if (real.isEmpty()) {
            ready.add(task);
          }
        });
    Set<String> waiting = new HashSet<>(parents.keySet());
    while (!ready.isEmpty()) {
      String task = ready.remove();
      waiting.remove(task);
      for (String child : children.getOrDefault(task, List.of())) {
        if (open.merge(child, -1, Integer::sum) == 0) {
          ready.add(child);
        }
      }
    }
    return waiting;
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
