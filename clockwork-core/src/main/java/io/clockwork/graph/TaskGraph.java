package io.clockwork.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/**
 * The directed acyclic graph of a pipeline's tasks. Immutable. Every order it gives is
 * deterministic: dependencies first, and by declaration where those leave a choice.
 */
public final class TaskGraph {
  private final Graph<String, DefaultEdge> graph;
  private final List<String> order;

  private TaskGraph(Graph<String, DefaultEdge> graph, List<String> order) {
    this.graph = new AsUnmodifiableGraph<>(graph);
    this.order = List.copyOf(order);
  }

  /**
   * The graph of tasks, each with its parents, in declaration order.
   *
   * @throws IllegalArgumentException if a parent is no task, or there is a cycle; ask {@link
   *     DependencyCycles#find} first
   */
  public static TaskGraph of(Map<String, ? extends Collection<String>> parents) {
    Graph<String, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
    Map<String, Integer> declared = new HashMap<>();
    for (String task : parents.keySet()) {
      graph.addVertex(task);
      declared.put(task, declared.size());
    }
    parents.forEach(
        (task, upstream) -> {
          for (String parent : new LinkedHashSet<>(upstream)) {
            if (!declared.containsKey(parent)) {
              throw new IllegalArgumentException("no task \"" + parent + "\"");
            }
            graph.addEdge(parent, task);
          }
        });
    return new TaskGraph(graph, topologicalOrder(graph, declared));
  }

  private static List<String> topologicalOrder(
      Graph<String, DefaultEdge> graph, Map<String, Integer> declared) {
    List<String> order = new ArrayList<>(declared.size());
    Comparator<String> declaration = Comparator.comparing(name -> place(declared, name));
    new TopologicalOrderIterator<>(graph, declaration).forEachRemaining(order::add);
    return order;
  }

  private static int place(Map<String, Integer> declared, String name) {
    return Objects.requireNonNull(declared.get(name));
  }

  /** All tasks, dependencies first. */
  public List<String> order() {
    return order;
  }

  /** The tasks this one waits for, directly. */
  public List<String> parents(String task) {
    return Graphs.predecessorListOf(graph, known(task));
  }

  /** The tasks that wait for this one, directly. */
  public List<String> children(String task) {
    return Graphs.successorListOf(graph, known(task));
  }

  /** All tasks this one waits for, directly or not, in {@link #order()}; without itself. */
  public Set<String> ancestors(String task) {
    return reach(task, false);
  }

  /** All tasks that wait for this one, directly or not, in {@link #order()}; without itself. */
  public Set<String> descendants(String task) {
    return reach(task, true);
  }

  /** Tasks nobody waits for. */
  public List<String> leaves() {
    return order.stream().filter(task -> graph.outDegreeOf(task) == 0).toList();
  }

  /** Tasks that wait for nobody. */
  public List<String> roots() {
    return order.stream().filter(task -> graph.inDegreeOf(task) == 0).toList();
  }

  /** Tasks by their distance from a root: those of one level could run at the same time. */
  public List<List<String>> levels() {
    Map<String, Integer> level = new HashMap<>();
    List<List<String>> levels = new ArrayList<>();
    for (String task : order) {
      int mine = 0;
      for (String parent : parents(task)) {
        mine = Math.max(mine, place(level, parent) + 1);
      }
      level.put(task, mine);
      if (mine == levels.size()) {
        levels.add(new ArrayList<>());
      }
      levels.get(mine).add(task);
    }
    return levels.stream().map(List::copyOf).toList();
  }

  /**
   * The chain of tasks whose weights add up to the most: what a run has to wait for however many
   * workers it has. The first such chain in {@link #order()}; empty for an empty graph.
   */
  public List<String> criticalPath(ToLongFunction<String> weight) {
    Map<String, Integer> places = new HashMap<>();
    long[] cost = new long[order.size()];
    int[] via = new int[order.size()];
    int last = -1;
    for (int at = 0; at < order.size(); at++) {
      String task = order.get(at);
      places.put(task, at);
      via[at] = -1;
      for (String parent : parents(task)) {
        int there = place(places, parent);
        if (via[at] < 0
            || cost[there] > cost[via[at]]
            || (cost[there] == cost[via[at]] && there < via[at])) {
          via[at] = there;
        }
      }
      cost[at] = weight.applyAsLong(task) + (via[at] < 0 ? 0 : cost[via[at]]);
      if (last < 0 || cost[at] > cost[last]) {
        last = at;
      }
    }
    List<String> path = new ArrayList<>();
    for (int at = last; at >= 0; at = via[at]) {
      path.add(order.get(at));
    }
    Collections.reverse(path);
    return List.copyOf(path);
  }

  /** The same graph as JGraphT sees it; any change throws. */
  public Graph<String, DefaultEdge> asJGraphT() {
    return graph;
  }

  private Set<String> reach(String task, boolean down) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(List.of(known(task)));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      for (String near : down ? children(next) : parents(next)) {
        if (seen.add(near)) {
          open.add(near);
        }
      }
    }
    Set<String> sorted = new LinkedHashSet<>();
    if (!seen.isEmpty()) {
      order.stream().filter(seen::contains).forEach(sorted::add);
    }
    return sorted;
  }

  private String known(String task) {
    if (!graph.containsVertex(task)) {
      throw new IllegalArgumentException("no task \"" + task + "\"");
    }
    return task;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TaskGraph that
        && order.equals(that.order)
        && order.stream()
            .allMatch(task -> Set.copyOf(parents(task)).equals(Set.copyOf(that.parents(task))));
  }

  @Override
  public int hashCode() {
    return order.hashCode();
  }

  @Override
  public String toString() {
    return graph.toString();
  }
}
