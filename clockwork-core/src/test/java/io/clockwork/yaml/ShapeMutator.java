package io.clockwork.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes the shape of a specification at one place; what comes out is YAML always. */
final class ShapeMutator {
  private static final List<Object> VALUES =
      Arrays.asList(
          null,
          "x",
          "",
          "a.b",
          "a b",
          "Upper",
          "clockwork-x",
          "all_done",
          "json",
          "1h",
          "4Gi",
          0,
          7,
          101,
          -1,
          1.5,
          true,
          List.of(),
          List.of("x"),
          List.of("x", List.of()),
          Map.of(),
          Map.of("a", 1),
          Map.of("count", 2),
          Map.of("type", "file"),
          Map.of("from", "a.b"),
          Map.of("cpu", 1));

  private static final List<String> KEYS =
      List.of("x", "X", "a-b", "CLOCKWORK_X", "type", "image", "shell", "retries", "timeout");

  private final Random random;

  ShapeMutator(Random random) {
    this.random = random;
  }

  /** A copy that differs at one place, at most. */
  WrittenNode.Mapping mutate(WrittenNode.Mapping root) {
    return new WrittenNode.Mapping(entries(root.entries()), true);
  }

  private WrittenNode node(WrittenNode node) {
    if (random.nextInt(4) == 0) {
      return value();
    }
    if (node instanceof WrittenNode.Mapping map) {
      return new WrittenNode.Mapping(entries(map.entries()), map.block());
    }
    return node instanceof WrittenNode.Sequence list ? list(list.items()) : value();
  }

  private Map<String, WrittenNode> entries(Map<String, WrittenNode> entries) {
    Map<String, WrittenNode> changed = new LinkedHashMap<>(entries);
    int change = random.nextInt(8);
    if (change == 0 || entries.isEmpty()) {
      changed.put(key(), value());
      return changed;
    }
    String name = List.copyOf(entries.keySet()).get(random.nextInt(entries.size()));
    WrittenNode value = entries.get(name);
    switch (change) {
      case 1 -> changed.remove(name);
      case 2 -> {
        changed.remove(name);
        changed.put(key(), value);
      }
      default -> changed.put(name, node(value));
    }
    return changed;
  }

  private WrittenNode list(List<WrittenNode> items) {
    List<WrittenNode> changed = new ArrayList<>(items);
    if (items.isEmpty() || random.nextInt(4) == 0) {
      changed.add(value());
    } else {
      int at = random.nextInt(items.size());
      changed.set(at, node(items.get(at)));
    }
    return new WrittenNode.Sequence(changed);
  }

  private String key() {
    return KEYS.get(random.nextInt(KEYS.size()));
  }

  private WrittenNode value() {
    return WrittenData.of(VALUES.get(random.nextInt(VALUES.size())));
  }
}
