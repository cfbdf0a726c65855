package io.clockwork.yaml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map; its keys are scalars, each there once. Keys of merged maps come after its own. */
final class YamlMapping implements YamlNode {
  /** Up to this many keys are searched one by one. */
  private static final int FEW = 12;

  private final int start;
  private final int end;
  private final boolean flow;
  private final List<YamlEntry> entries;
  private final int nodes;
  private final int height;
  private @Nullable Map<String, YamlEntry> index;

  YamlMapping(int start, int end, boolean flow, List<YamlEntry> entries) {
    this.start = start;
    this.end = end;
    this.flow = flow;
    this.entries = List.copyOf(entries);
    int count = 1;
    int highest = 0;
    for (YamlEntry entry : entries) {
      count += 1 + entry.value().nodes();
      highest = Math.max(highest, entry.value().height());
    }
    nodes = count;
    height = highest + 1;
  }

  List<YamlEntry> entries() {
    return entries;
  }

  /** The entry of this key. */
  Optional<YamlEntry> entry(String key) {
    if (entries.size() > FEW) {
      return Optional.ofNullable(index().get(key));
    }
    for (YamlEntry entry : entries) {
      if (entry.name().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private Map<String, YamlEntry> index() {
    Map<String, YamlEntry> known = index;
    if (known == null) {
      known = new HashMap<>();
      for (YamlEntry entry : entries) {
        known.put(entry.name(), entry);
      }
      index = known;
    }
    return known;
  }

  /** Whether it is written in braces. */
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
    return "a map";
  }
}
