package io.clockwork.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Answers the same questions as the real classes, slowly and obviously. */
final class NaiveGraph {
  private final List<String> names;
  private final Map<String, ? extends Collection<String>> parents;

  NaiveGraph(Map<String, ? extends Collection<String>> parents) {
    this.names = List.copyOf(parents.keySet());
    this.parents = parents;
  }

  boolean waitsFor(String waiting, String awaited) {
    Set<String> seen = new LinkedHashSet<>();
    collect(waiting, seen);
    return seen.contains(awaited);
  }

  Set<String> ancestors(String task) {
    Set<String> seen = new LinkedHashSet<>();
    collect(task, seen);
    return seen;
  }

  Set<String> descendants(String task) {
    Set<String> found = new LinkedHashSet<>();
    names.stream().filter(other -> waitsFor(other, task)).forEach(found::add);
    return found;
  }

  /** Again and again the first declared task whose parents are all there. */
  List<String> order() {
    List<String> order = new ArrayList<>();
    while (order.size() < names.size()) {
      order.add(
          names.stream()
              .filter(task -> !order.contains(task))
              .filter(task -> order.containsAll(parents.get(task)))
              .findFirst()
              .orElseThrow());
    }
    return order;
  }

  int level(String task) {
    return (int) longest(task, unused -> 1) - 1;
  }

  long longest(String task, ToLongFunction<String> weight) {
    Map<String, Long> longest = new HashMap<>();
    for (String next : order()) {
      long before = parents.get(next).stream().mapToLong(longest::get).max().orElse(0);
      longest.put(next, before + weight.applyAsLong(next));
    }
    return longest.get(task);
  }

  private void collect(String task, Set<String> seen) {
    for (String parent : parents.get(task)) {
      if (parents.containsKey(parent) && seen.add(parent)) {
        collect(parent, seen);
      }
    }
  }
}
