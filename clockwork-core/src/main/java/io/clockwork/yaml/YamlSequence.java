package io.clockwork.yaml;

import java.util.List;

/** A list. */
final class YamlSequence implements YamlNode {
  private final int start;
  private final int end;
  private final boolean flow;
  private final List<YamlNode> items;
  private final int nodes;
  private final int height;

  YamlSequence(int start, int end, boolean flow, List<YamlNode> items) {
    this.start = start;
    this.end = end;
    this.flow = flow;
    this.items = List.copyOf(items);
    int count = 1;
    int highest = 0;
    for (YamlNode item : items) {
      count += item.nodes();
      highest = Math.max(highest, item.height());
    }
    nodes = count;
    height = highest + 1;
  }

  List<YamlNode> items() {
    return items;
  }

  /** Whether it is written in brackets. */
  boolean isFlow() {
    return flow;
  }

  @Override
  public int start() {
    return start;
  }

  @Override
  public int end() {
    return end;
  }

  @Override
  public int nodes() {
    return nodes;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public String phrase() {
    return "a list";
  }
}
