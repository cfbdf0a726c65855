package io.clockwork.yaml;

import java.util.List;
import java.util.Optional;

/** Where a new key belongs among those that are there: in the order in which keys are written. */
final class KeyOrder {
  private static final List<String> PIPELINE =
      List.of("apiVersion", "kind", "name", "description", "code", "params", "defaults", "tasks");
  private static final List<String> TASK =
      List.of(
          "description",
          "runtime",
          "image",
          "python",
          "notebook",
          "command",
          "shell",
          "requirements",
          "args",
          "inputs",
          "outputs",
          "after",
          "trigger_rule",
          "env",
          "secrets",
          "resources",
          "retries",
          "timeout",
          "kubernetes");

  private KeyOrder() {}

  /**
   * The entry after which a key is written; empty if before all others.
   *
   * @param steps the way to the map
   * @param own the entries that are written in it, at least one
   */
  static Optional<YamlEntry> predecessor(List<String> steps, String key, List<YamlEntry> own) {
    List<String> order = order(steps);
    int place = order.indexOf(key);
    Optional<YamlEntry> before = Optional.empty();
    for (YamlEntry entry : own) {
      int other = order.indexOf(entry.name());
      if (place < 0 || (other >= 0 && other < place)) {
        before = Optional.of(entry);
      }
    }
    return before;
  }

  private static List<String> order(List<String> steps) {
    boolean task = steps.size() == 2 && steps.get(0).equals("tasks");
    boolean defaults = steps.size() == 1 && steps.get(0).equals("defaults");
    return steps.isEmpty() ? PIPELINE : task || defaults ? TASK : List.of();
  }
}
