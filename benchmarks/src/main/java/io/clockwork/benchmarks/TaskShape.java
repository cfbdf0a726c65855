package io.clockwork.benchmarks;

import io.clockwork.model.Pipeline;
import java.util.Locale;
import java.util.Random;

/** How the tasks of a measured pipeline depend on each other. */
enum TaskShape {
  /** Not at all. */
  WIDE,
  /** One after the other. */
  CHAIN,
  /** Each on up to three drawn from those before it; the same ones every time. */
  RANDOM;

  private static final int PARENTS = 3;

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Pipeline pipeline(int size) {
    Random random = new Random(1);
    Pipeline.Builder pipeline = Pipeline.builder("scaling");
    for (int i = 0; i < size; i++) {
      int task = i;
      pipeline.task("t" + task, t -> t.shell("true").after(parents(task, random)));
    }
    return pipeline.build();
  }

  private String[] parents(int task, Random random) {
    return switch (this) {
      case WIDE -> new String[0];
      case CHAIN -> task == 0 ? new String[0] : new String[] {"t" + (task - 1)};
      case RANDOM ->
          random
              .ints(task == 0 ? 0 : PARENTS, 0, Math.max(1, task))
              .distinct()
              .mapToObj(parent -> "t" + parent)
              .toArray(String[]::new);
    };
  }
}
