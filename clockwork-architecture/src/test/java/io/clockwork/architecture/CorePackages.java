package io.clockwork.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The packages of core and what each may use: the arrows of ADR 6, written out. */
final class CorePackages {
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "graph", Set.of(),
              "diagnostic", Set.of(),
              "model", Set.of("graph", "diagnostic"),
              "yaml", Set.of("graph", "diagnostic", "model", "code"),
              "code", Set.of("graph", "diagnostic", "model"),
              "contract", Set.of("graph", "diagnostic", "model"),
              "store", Set.of("graph", "diagnostic", "model", "contract"),
              "executor", Set.of("graph", "diagnostic", "model", "contract", "store"),
              "run",
                  Set.of(
                      "graph",
                      "diagnostic",
                      "model",
                      "yaml",
                      "code",
                      "contract",
                      "store",
                      "executor"),
              "process",
                  Set.of("graph", "diagnostic", "model", "code", "contract", "store", "executor")));

  private CorePackages() {}

  static List<String> names() {
    return List.copyOf(MAY_USE.keySet());
  }

  /** The packages of core that this one must not know. */
  static List<String> forbiddenTo(String name) {
    return names().stream()
        .filter(other -> !other.equals(name) && !MAY_USE.get(name).contains(other))
        .toList();
  }
}
