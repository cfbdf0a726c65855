package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** A pipeline of any shape, rules and retries, and what each attempt of its tasks will do. */
final class RandomPipeline {
  private static final List<TriggerRule> PATIENT =
      List.of(TriggerRule.values()).stream().filter(rule -> !rule.isEager()).toList();

  private final Random random;
  private final Map<String, List<Ending>> endings = new HashMap<>();
  private final Pipeline pipeline;

  /** How an attempt ends. */
  enum Ending {
    SUCCESS,
    SKIP,
    FAILURE,
    FINAL_FAILURE,
    TIMEOUT
  }

  RandomPipeline(long seed, Path folder) {
    this(seed, folder, List.of(Ending.values()));
  }

  /** One in which whatever does not succeed ends like one of these. */
  RandomPipeline(long seed, Path folder, List<Ending> others) {
    random = new Random(seed);
    Pipeline.Builder builder = Pipeline.builder("random").directory(folder);
    int size = 1 + random.nextInt(20);
    for (int number = 0; number < size; number++) {
      int index = number;
      builder.task("t" + number, task -> describe(task, index));
    }
    pipeline = builder.build();
    pipeline.tasks().values().forEach(task -> endings.put(task.name(), endings(task, others)));
  }

  private void describe(Task.Builder task, int number) {
    task.shell("x")
        .output("out", DataType.INTEGER)
        .output("maybe", Output.of(DataType.INTEGER).asOptional())
        .settings(s -> s.retries(random.nextInt(3)).timeout(Duration.ofSeconds(1)));
    boolean wired = false;
    for (int parent = 0; parent < number; parent++) {
      if (random.nextInt(number) >= 3) {
        continue;
      }
      switch (random.nextInt(4)) {
        case 0 -> task.input("in" + parent, "t" + parent + ".out");
        case 1 -> task.optionalInput("in" + parent, "t" + parent + ".out");
        case 2 -> task.optionalInput("in" + parent, "t" + parent + ".maybe");
        default -> {
          task.after("t" + parent);
          continue;
        }
      }
      wired = true;
    }
    List<TriggerRule> rules = wired ? PATIENT : List.of(TriggerRule.values());
    task.triggerRule(random.nextBoolean() ? TriggerRule.ALL_SUCCESS : any(rules));
  }

  private List<Ending> endings(Task task, List<Ending> others) {
    return IntStream.rangeClosed(0, task.effective().retries().count())
        .mapToObj(attempt -> random.nextInt(3) > 0 ? Ending.SUCCESS : any(others))
        .toList();
  }

  private <T> T any(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** What the attempts of a task do, one after the other. */
  List<Ending> endings(String task) {
    return endings.getOrDefault(task, List.of());
  }

  /** Runs each attempt as it was drawn. */
  StubTaskExecutor executor() {
    StubTaskExecutor executor = new StubTaskExecutor();
    pipeline.tasks().keySet().forEach(task -> executor.when(task, (attempt, log) -> end(attempt)));
    return executor;
  }

  private TaskOutcome end(TaskAttempt attempt) {
    List<Ending> drawn = endings(attempt.task().name());
    return switch (drawn.get(Math.min(attempt.number(), drawn.size()) - 1)) {
      case SUCCESS -> succeeded(attempt);
      case SKIP -> new TaskOutcome.Skipped();
      case FAILURE -> new TaskOutcome.Failed(OptionalInt.of(1), "exit code 1", true);
      case FINAL_FAILURE -> new TaskOutcome.Failed(OptionalInt.of(98), "exit code 98", false);
      case TIMEOUT -> new TaskOutcome.TimedOut(Duration.ofSeconds(1));
    };
  }

  /** A value that says which task it comes from; tasks of an odd number leave "maybe" out. */
  static TaskOutcome succeeded(TaskAttempt attempt) {
    long number = Long.parseLong(attempt.task().name().substring(1));
    Map<String, PublishedOutput> outputs = new LinkedHashMap<>();
    outputs.put("out", StubTaskExecutor.text(number));
    if (number % 2 == 0) {
      outputs.put("maybe", StubTaskExecutor.text(-number));
    }
    return StubTaskExecutor.succeeded(outputs);
  }
}
