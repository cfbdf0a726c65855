package io.clockwork.cli.graph;

import io.clockwork.cli.console.TextWidth;
import io.clockwork.cli.graph.LayeredLayout.Box;
import io.clockwork.cli.graph.LayeredLayout.Edge;
import io.clockwork.cli.graph.LayeredLayout.Point;
import io.clockwork.cli.markup.MarkupText;
import io.clockwork.graph.TaskGraph;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Draws a DAG as an SVG element whose colours are the style sheet's around it. */
public final class GraphDrawing {
  private static final int LONGEST_NAME = 28;
  private static final int LONGEST_CAPTION = 32;
  private static final int ARROW = 6;

  private final TaskGraph graph;
  private final Function<String, DrawnTask> looks;
  private final BiPredicate<String, String> dashed;

  /**
   * A drawing.
   *
   * @param looks what stands in each task's box
   * @param dashed which edges, from one task to another, are dashed
   */
  public GraphDrawing(
      TaskGraph graph, Function<String, DrawnTask> looks, BiPredicate<String, String> dashed) {
    this.graph = Objects.requireNonNull(graph, "graph");
    this.looks = Objects.requireNonNull(looks, "looks");
    this.dashed = Objects.requireNonNull(dashed, "dashed");
  }

  /**
   * The element.
   *
   * @param label for those who cannot see it
   * @param style what stands first in it, such as a style sheet: never a user's text
   */
  public String svg(String label, String style) {
    LayeredLayout layout = LayeredLayout.of(graph, this::boxWidth);
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dag\" role=\"img\"");
    out.append(attributes("width", layout.width(), "height", layout.height()));
    out.append(" viewBox=\"0 0 ").append(layout.width()).append(' ').append(layout.height());
    out.append("\" aria-label=\"").append(MarkupText.encode(label)).append("\">\n").append(style);
    layout.edges().forEach(edge -> edge(out, edge));
    layout.boxes().forEach(box -> box(out, box));
    return out.append("</svg>\n").toString();
  }

  private int boxWidth(String task) {
    int name = TextWidth.of(TextWidth.fit(task, LONGEST_NAME)) * 8;
    int caption = TextWidth.of(TextWidth.fit(look(task).caption(), LONGEST_CAPTION)) * 6;
    return Math.max(96, Math.max(name, caption) + 24);
  }

  private DrawnTask look(String task) {
    return looks.apply(task);
  }

  private void edge(StringBuilder out, Edge edge) {
    List<Point> points = edge.points();
    Point first = points.get(0);
    StringBuilder path = new StringBuilder("M").append(first.x()).append(' ').append(first.y());
    for (int at = 1; at < points.size(); at++) {
      boolean last = at == points.size() - 1;
      Point to = points.get(at);
      curve(path, points.get(at - 1), last ? new Point(to.x() - ARROW, to.y()) : to);
    }
    String look = dashed.test(edge.from(), edge.to()) ? "edge order" : "edge";
    out.append("<path class=\"").append(look).append("\" d=\"").append(path).append("\"/>");
    Point tip = points.get(points.size() - 1);
    out.append("<path class=\"tip\" d=\"M").append(tip.x()).append(' ').append(tip.y());
    out.append("l-7 -4v8z\"/>\n");
  }

  /** Leaves and arrives level, so that edges flow into each other. */
  private static void curve(StringBuilder path, Point from, Point to) {
    int middle = (from.x() + to.x()) / 2;
    if (from.y() == to.y()) {
      path.append('H').append(to.x());
    } else {
      path.append('C').append(middle).append(' ').append(from.y()).append(' ').append(middle);
      path.append(' ').append(to.y()).append(' ').append(to.x()).append(' ').append(to.y());
    }
  }

  private void box(StringBuilder out, Box box) {
    DrawnTask look = look(box.task());
    int top = box.y() - box.height() / 2;
    out.append("<g class=\"").append(("task " + look.look()).strip()).append("\"><title>");
    out.append(MarkupText.encode(box.task() + "\n" + look.hint())).append("</title><rect rx=\"8\"");
    out.append(attributes("x", box.x(), "y", top));
    out.append(attributes("width", box.width(), "height", box.height())).append("/>");
    text(out, "name", box.x() + 12, top + 19, TextWidth.fit(box.task(), LONGEST_NAME));
    text(out, "kind", box.x() + 12, top + 34, TextWidth.fit(look.caption(), LONGEST_CAPTION));
    out.append("</g>\n");
  }

  private static void text(StringBuilder out, String look, int x, int y, String text) {
    out.append("<text class=\"").append(look).append('"').append(attributes("x", x, "y", y));
    out.append('>').append(MarkupText.encode(text)).append("</text>");
  }

  private static String attributes(String first, int one, String second, int two) {
    return " " + first + "=\"" + one + "\" " + second + "=\"" + two + "\"";
  }
}
