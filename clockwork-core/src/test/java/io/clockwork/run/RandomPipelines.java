package io.clockwork.run;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.RetryPolicy;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws pipelines with every kind of wiring and rule. */
final class RandomPipelines {
  private RandomPipelines() {}

  /** Up to this many tasks, the same for the same random numbers. */
  static Pipeline draw(Random random, int most) {
    int size = 1 + random.nextInt(most);
    Pipeline.Builder pipeline = Pipeline.builder("drawn");
    List<String> earlier = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String name = "t" + i;
      pipeline.task(name, task -> describe(task, List.copyOf(earlier), random));
      earlier.add(name);
    }
    return pipeline.build();
  }

  private static void describe(Task.Builder task, List<String> earlier, Random random) {
    task.shell("x").output("out", DataType.INTEGER);
    task.output("maybe", Output.of(DataType.INTEGER).asOptional());
    task.retries(
        RetryPolicy.of(random.nextInt(3)).withDelay(Duration.ofSeconds(random.nextInt(5))));
    TriggerRule[] rules = TriggerRule.values();
    TriggerRule rule =
        random.nextBoolean() ? TriggerRule.ALL_SUCCESS : rules[random.nextInt(rules.length)];
    task.triggerRule(rule);
    for (String parent : earlier) {
      if (random.nextInt(earlier.size()) < 2) {
        wire(task, parent, rule.isEager() ? 2 : random.nextInt(4));
      }
    }
  }

  private static void wire(Task.Builder task, String parent, int kind) {
    switch (kind) {
      case 0 -> task.input("need_" + parent, parent + ".out");
      case 1 -> task.optionalInput("like_" + parent, parent + ".maybe");
      case 2 -> task.after(parent);
      default -> {
        task.optionalInput("like_" + parent, parent + ".out");
        task.input("need_" + parent, parent + ".out");
      }
    }
  }
}
