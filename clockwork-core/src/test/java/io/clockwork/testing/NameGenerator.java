package io.clockwork.testing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names that are allowed, among them those that look like something else. */
final class NameGenerator {
  private static final List<String> TASKS =
      List.of("extract", "2026", "0", "on", "null", "y", "true", "1e3", "0x1f", "a-b", "a_b", "no");
  private static final List<String> VARIABLES =
      List.of("raw", "rows", "on", "null", "y", "true_", "n", "e3", "model", "auc", "none_of_it");

  private final Random random;

  NameGenerator(Random random) {
    this.random = random;
  }

  /** Different names of tasks or pipelines. */
  List<String> tasks(int count) {
    return different(count, TASKS, "t");
  }

  /** Different names of params, inputs or outputs with a beginning of their own. */
  List<String> variables(int count, String prefix) {
    return different(count, VARIABLES, "v").stream().map(name -> prefix + name).toList();
  }

  /** Different names of environment variables with a beginning of their own. */
  List<String> environment(int count, String prefix) {
    return different(count, List.of("LOG_LEVEL", "y", "_", "A1", "no"), "V").stream()
        .map(name -> prefix + name)
        .toList();
  }

  private List<String> different(int count, List<String> fixed, String prefix) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(
          random.nextInt(3) == 0
              ? fixed.get(random.nextInt(fixed.size()))
              : prefix + random.nextInt(10 * count));
    }
    return new ArrayList<>(names);
  }
}
