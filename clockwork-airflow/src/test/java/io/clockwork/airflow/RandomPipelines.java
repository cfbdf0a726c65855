package io.clockwork.airflow;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.util.Optional;
import java.util.Random;

/** Pipelines of a few tasks with every kind of wiring and every rule. */
final class RandomPipelines {
  private RandomPipelines() {}

  /** One that has no error. */
  static Pipeline next(String name, Random random) {
    while (true) {
      int size = 1 + random.nextInt(6);
      Pipeline.Builder builder = Pipeline.builder(name);
      for (int i = 0; i < size; i++) {
        int number = i;
        builder.task("t" + i, t -> describe(t, number, random));
      }
      Optional<Pipeline> built = builder.build(report -> {});
      if (built.isPresent()) {
        return built.get();
      }
    }
  }

  private static void describe(Task.Builder task, int number, Random random) {
    task.shell("x").output("o", DataType.INTEGER);
    if (random.nextInt(3) == 0) {
      task.retries(1 + random.nextInt(2));
    }
    for (int parent = 0; parent < number; parent++) {
      switch (random.nextInt(7)) {
        case 0 -> task.input("i" + parent, "t" + parent + ".o");
        case 1 -> task.optionalInput("i" + parent, "t" + parent + ".o");
        case 2 -> task.after("t" + parent);
        default -> {}
      }
    }
    TriggerRule[] rules = TriggerRule.values();
    task.triggerRule(random.nextBoolean() ? rules[0] : rules[random.nextInt(rules.length)]);
  }
}
