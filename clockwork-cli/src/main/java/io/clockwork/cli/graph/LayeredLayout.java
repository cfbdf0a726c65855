package io.clockwork.cli.graph;

import io.clockwork.cli.graph.LevelOrder.Place;
import io.clockwork.graph.TaskGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Where the boxes and edges of a drawn DAG lie, in pixels. Levels go from left to right.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param boxes the tasks
 * @param edges from box to box
 */
record LayeredLayout(int width, int height, List<Box> boxes, List<Edge> edges) {
  private static final int BOX_HEIGHT = 44;
  private static final int BOX_GAP = 16;
  private static final int BEND_GAP = 14;
  private static final int LEVEL_GAP = 56;
  private static final int MARGIN = 12;
  private static final int PASSES = 8;

  /** A task's box; {@code y} is its middle. */
  record Box(String task, int x, int y, int width, int height) {}

  /** An edge of one task to another, along these points. */
  record Edge(String from, String to, List<Point> points) {}

  /** A place in the drawing. */
  record Point(int x, int y) {}

  /** Lays out a DAG whose boxes are this wide. */
  static LayeredLayout of(TaskGraph graph, ToIntFunction<String> boxWidth) {
    LevelOrder order = LevelOrder.of(graph);
    order.levels().forEach(LayeredLayout::stack);
    for (int pass = 0; pass < PASSES; pass++) {
      straighten(order.levels(), pass % 2 == 0);
    }
    double top =
        order.levels().stream()
            .flatMap(List::stream)
            .mapToDouble(place -> place.at - half(place))
            .min()
            .orElse(0);
    order.levels().forEach(level -> level.forEach(place -> place.at += MARGIN - top));
    return draw(order, boxWidth);
  }

  private static double half(Place place) {
    return place.isTask() ? BOX_HEIGHT / 2.0 : 0;
  }

  /** How far apart two neighbours of one level stand at least. */
  private static double apart(Place above, Place below) {
    int gap = above.isTask() && below.isTask() ? BOX_GAP : BEND_GAP;
    return half(above) + gap + half(below);
  }

  /** Puts a level's places closely below each other, around zero. */
  private static void stack(List<Place> level) {
    double at = 0;
    for (int i = 0; i < level.size(); i++) {
      at += i == 0 ? 0 : apart(level.get(i - 1), level.get(i));
      level.get(i).at = at;
    }
    for (Place place : level) {
      place.at -= at / 2;
    }
  }

  private static void straighten(List<List<Place>> levels, boolean down) {
    for (int step = 0; step < levels.size(); step++) {
      List<Place> level = levels.get(down ? step : levels.size() - 1 - step);
      double[] wanted = new double[level.size()];
      for (int i = 0; i < wanted.length; i++) {
        Place place = level.get(i);
        wanted[i] = LevelOrder.mean(down ? place.before : place.after, place.at);
      }
      settle(level, wanted);
    }
  }

  /** As near to what is wanted as the distances allow: the mean of pushing down and pushing up. */
  private static void settle(List<Place> level, double[] wanted) {
    int last = wanted.length - 1;
    double[] pushedDown = wanted.clone();
    double[] pushedUp = wanted.clone();
    for (int i = 1; i <= last; i++) {
      double apart = apart(level.get(i - 1), level.get(i));
      pushedDown[i] = Math.max(wanted[i], pushedDown[i - 1] + apart);
    }
    for (int i = last - 1; i >= 0; i--) {
      double apart = apart(level.get(i), level.get(i + 1));
      pushedUp[i] = Math.min(wanted[i], pushedUp[i + 1] - apart);
    }
    for (int i = 0; i <= last; i++) {
      level.get(i).at = (pushedDown[i] + pushedUp[i]) / 2;
    }
  }

  private static LayeredLayout draw(LevelOrder order, ToIntFunction<String> boxWidth) {
    List<Box> boxes = new ArrayList<>();
    int[] left = new int[order.levels().size()];
    int[] right = new int[left.length];
    int x = MARGIN;
    double bottom = 0;
    for (int at = 0; at < left.length; at++) {
      int wide = 0;
      for (Place place : order.levels().get(at)) {
        wide = Math.max(wide, place.isTask() ? boxWidth.applyAsInt(place.task) : 0);
      }
      for (Place place : order.levels().get(at)) {
        bottom = Math.max(bottom, place.at + half(place));
        if (place.isTask()) {
          boxes.add(new Box(place.task, x, (int) Math.round(place.at), wide, BOX_HEIGHT));
        }
      }
      left[at] = x;
      right[at] = x + wide;
      x += wide + LEVEL_GAP;
    }
    List<Edge> edges = order.edges().stream().map(path -> edge(path, left, right)).toList();
    int height = (int) Math.round(bottom) + MARGIN;
    return new LayeredLayout(Math.max(x - LEVEL_GAP, 0) + MARGIN, height, boxes, edges);
  }

  private static Edge edge(List<Place> path, int[] left, int[] right) {
    List<Point> points = new ArrayList<>();
    for (int at = 0; at < path.size(); at++) {
      Place place = path.get(at);
      int y = (int) Math.round(place.at);
      if (at > 0) {
        points.add(new Point(left[place.level], y));
      }
      if (at < path.size() - 1) {
        points.add(new Point(right[place.level], y));
      }
    }
    return new Edge(path.get(0).task, path.get(path.size() - 1).task, List.copyOf(points));
  }
}
