package io.clockwork.run;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** Draws how attempts of tasks end. */
final class RandomScripts {
  private static final int ATTEMPTS = 3;

  private RandomScripts() {}

  static Map<String, List<TaskOutcome>> draw(Pipeline pipeline, Random random) {
    Map<String, List<TaskOutcome>> script = new LinkedHashMap<>();
    for (String task : pipeline.tasks().keySet()) {
      List<TaskOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < ATTEMPTS; i++) {
        outcomes.add(outcome(random));
      }
      script.put(task, outcomes);
    }
    return script;
  }

  private static TaskOutcome outcome(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> new TaskOutcome.Skipped();
      case 1, 2 -> StubTaskExecutor.failed("exit code 1");
      case 3 -> new TaskOutcome.Failed(OptionalInt.of(98), "exit code 98", false);
      case 4 -> new TaskOutcome.TimedOut(Duration.ofMinutes(1));
      default -> StubTaskExecutor.succeeded(Map.of("out", StubTaskExecutor.text(1)));
    };
  }
}
