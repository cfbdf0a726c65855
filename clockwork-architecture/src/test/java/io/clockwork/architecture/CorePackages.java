package io.clockwork.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The packages of core and what each may use: the arrows of ADR 6, written out. */
final class CorePackages {
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              entry("graph"),
              entry("diagnostic"),
              entry("model", "graph", "diagnostic"),
              entry("platform", "graph", "diagnostic", "model"),
              entry(
                  "yaml",
                  "graph",
                  "diagnostic",
                  "model",
                  "code",
                  "contract",
                  "schedule",
                  "platform",
                  "testcase"),
              entry("code", "graph", "diagnostic", "model"),
              entry("contract", "graph", "diagnostic", "model"),
              entry("schedule", "graph", "diagnostic", "model", "contract"),
              entry(
                  "export",
                  "graph",
                  "diagnostic",
                  "model",
                  "yaml",
                  "code",
                  "contract",
                  "schedule",
                  "platform"),
              entry("testcase", "graph", "diagnostic", "model", "contract", "schedule"),
              entry("stub", "graph", "diagnostic", "model", "contract", "store"),
              entry(
                  "rehearsal",
                  "graph",
                  "diagnostic",
                  "model",
                  "yaml",
                  "code",
                  "contract",
                  "store",
                  "executor",
                  "attempt",
                  "run",
                  "stub",
                  "testcase"),
              entry("store", "graph", "diagnostic", "model", "contract"),
              entry("executor", "graph", "diagnostic", "model", "code", "contract", "store"),
              entry(
                  "attempt",
                  "graph",
                  "diagnostic",
                  "model",
                  "code",
                  "contract",
                  "store",
                  "executor"),
              entry(
                  "run",
                  "graph",
                  "diagnostic",
                  "model",
                  "yaml",
                  "code",
                  "contract",
                  "schedule",
                  "store",
                  "executor"),
              entry(
                  "process",
                  "graph",
                  "diagnostic",
                  "model",
                  "code",
                  "contract",
                  "store",
                  "executor",
                  "attempt")));

  private CorePackages() {}

  private static Map.Entry<String, Set<String>> entry(String name, String... mayUse) {
    return Map.entry(name, Set.of(mayUse));
  }

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
