package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.model.Input;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Thousands of runs of any shape, on real threads, end as the rules read aloud say. */
class RandomRunsTest {
  private static final int RUNS = 3000;
  private static final Path NOWHERE = Path.of("target/random-runs");

  @Test
  void every_task_ends_as_the_rules_say_whoever_ends_first() {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomPipeline random = new RandomPipeline(seed, NOWHERE);
      RunResult result = run(random, random.executor(), seed);

      Map<String, TaskState> expected = NaiveEnds.of(random);
      Map<String, TaskState> ends = new HashMap<>();
      result.tasks().forEach((name, task) -> ends.put(name, task.state()));
      assertThat(ends).as("seed %s", seed).isEqualTo(expected);
      boolean good = expected.values().stream().allMatch(TaskState::isGood);
      assertThat(result.state())
          .as("seed %s", seed)
          .isEqualTo(good ? RunState.SUCCEEDED : RunState.FAILED);
    }
  }

  @Test
  void every_started_task_makes_just_the_attempts_it_needs_after_its_parents() {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomPipeline random = new RandomPipeline(seed, NOWHERE);
      StubTaskExecutor executor = random.executor();
      run(random, executor, seed);

      Map<String, Integer> made = new HashMap<>();
      for (TaskAttempt attempt : executor.attempts()) {
        made.merge(attempt.task().name(), 1, Integer::sum);
        assertThat(attempt.number()).isEqualTo(made.get(attempt.task().name()));
      }
      made.forEach(
          (task, count) -> assertThat(count).as(task).isEqualTo(NaiveEnds.attempts(random, task)));
    }
  }

  @Test
  void every_attempt_reads_what_its_producers_left_and_nothing_else() {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomPipeline random = new RandomPipeline(seed, NOWHERE);
      StubTaskExecutor executor = random.executor();
      run(random, executor, seed);

      Map<String, TaskState> ends = NaiveEnds.of(random);
      for (TaskAttempt attempt : executor.attempts()) {
        Map<String, Optional<PublishedOutput>> expected = new HashMap<>();
        attempt.task().inputs().forEach((name, input) -> expected.put(name, left(input, ends)));
        assertThat(attempt.inputs()).as("seed %s, %s", seed, attempt).isEqualTo(expected);
      }
    }
  }

  @Test
  void after_a_failure_only_what_reacts_to_it_is_started_unless_told_to_keep_going() {
    for (int seed = 0; seed < RUNS; seed++) {
      RandomPipeline random = new RandomPipeline(seed, NOWHERE);
      RunResult result =
          LocalRunner.using(random.executor())
              .withoutJournal()
              .jobs(1)
              .clock(new VirtualClock())
              .build()
              .run(random.pipeline());

      Map<String, TaskState> whenKeptGoing = NaiveEnds.of(random);
      Set<String> cancelled = new HashSet<>();
      for (TaskResult task : result.tasks().values()) {
        if (task.state() == TaskState.CANCELLED) {
          cancelled.add(task.name());
          assertThat(task.attempts()).as("seed %s, %s", seed, task.name()).isEmpty();
        }
      }
      if (!whenKeptGoing.containsValue(TaskState.FAILED)) {
        assertThat(cancelled).as("seed %s", seed).isEmpty();
      }
      assertThat(result.state() == RunState.SUCCEEDED)
          .isEqualTo(whenKeptGoing.values().stream().allMatch(TaskState::isGood));
    }
  }

  private static Optional<PublishedOutput> left(Input input, Map<String, TaskState> ends) {
    long producer = Long.parseLong(input.from().task().substring(1));
    if (ends.get(input.from().task()) != TaskState.SUCCEEDED) {
      return Optional.empty();
    }
    if (input.from().output().equals("out")) {
      return Optional.of(StubTaskExecutor.text(producer));
    }
    return producer % 2 == 0 ? Optional.of(StubTaskExecutor.text(-producer)) : Optional.empty();
  }

  private static RunResult run(RandomPipeline random, StubTaskExecutor executor, int seed) {
    return LocalRunner.using(executor)
        .withoutJournal()
        .keepGoing(true)
        .jobs(1 + seed % 4)
        .clock(new VirtualClock())
        .build()
        .run(random.pipeline());
  }
}
