package io.clockwork.cli.graph;

import io.clockwork.graph.TaskGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The levels of a DAG, ordered so that few edges cross: again and again every place moves to the
 * mean of those it is joined to on the level before. An edge over several levels gets a place on
 * each of them, so that it runs between the tasks and not through them.
 */
final class LevelOrder {
  private static final int SWEEPS = 12;

  /** Beyond this many places on edges they are left out, and long edges run straight. */
  private static final int MOST_BENDS = 20_000;

  private final TaskGraph graph;
  private final Map<String, Place> tasks = new HashMap<>();
  private final List<List<Place>> levels = new ArrayList<>();
  private final List<List<Place>> edges = new ArrayList<>();

  /** Where a task stands, or an edge passes. */
  static final class Place {
    final String task;
    final int level;
    final List<Place> before = new ArrayList<>();
    final List<Place> after = new ArrayList<>();
    double at;

    private Place(String task, int level) {
      this.task = task;
      this.level = level;
    }

    boolean isTask() {
      return !task.isEmpty();
    }
  }

  private LevelOrder(TaskGraph graph) {
    this.graph = graph;
  }

  static LevelOrder of(TaskGraph graph) {
    LevelOrder order = new LevelOrder(graph);
    order.stand();
    order.join();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      order.sweep(sweep % 2 == 0);
    }
    return order;
  }

  /** The levels, each with its places in order. */
  List<List<Place>> levels() {
    return levels;
  }

  /** Every edge as the places it leads through, its two tasks at the ends. */
  List<List<Place>> edges() {
    return edges;
  }

  private void stand() {
    for (List<String> names : graph.levels()) {
      List<Place> level = new ArrayList<>();
      for (String name : names) {
        Place place = new Place(name, levels.size());
        tasks.put(name, place);
        level.add(place);
      }
      levels.add(level);
    }
  }

  private Place task(String name) {
    return Objects.requireNonNull(tasks.get(name));
  }

  private void join() {
    long bends = 0;
    for (String name : graph.order()) {
      for (String child : graph.children(name)) {
        bends += task(child).level - task(name).level - 1;
      }
    }
    for (String name : graph.order()) {
      for (String child : graph.children(name)) {
        edges.add(path(task(name), task(child), bends <= MOST_BENDS));
      }
    }
    levels.forEach(LevelOrder::number);
  }

  private List<Place> path(Place from, Place to, boolean bent) {
    List<Place> path = new ArrayList<>(List.of(from));
    for (int level = from.level + 1; bent && level < to.level; level++) {
      Place bend = new Place("", level);
      levels.get(level).add(bend);
      path.add(bend);
    }
    path.add(to);
    for (int at = 1; at < path.size(); at++) {
      path.get(at - 1).after.add(path.get(at));
      path.get(at).before.add(path.get(at - 1));
    }
    return path;
  }

  private void sweep(boolean down) {
    for (int step = 1; step < levels.size(); step++) {
      List<Place> level = levels.get(down ? step : levels.size() - 1 - step);
      for (Place place : level) {
        place.at = mean(down ? place.before : place.after, place.at);
      }
      level.sort(Comparator.comparingDouble(place -> place.at));
      number(level);
    }
  }

  /** Between 0 and 1, so that levels of different sizes compare. */
  private static void number(List<Place> level) {
    for (int at = 0; at < level.size(); at++) {
      level.get(at).at = (at + 0.5) / level.size();
    }
  }

  static double mean(List<Place> places, double otherwise) {
    return places.stream().mapToDouble(place -> place.at).average().orElse(otherwise);
  }
}
