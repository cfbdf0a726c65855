package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Thousands of drawn pipelines, with drawn outcomes that come in a drawn order. */
class RunStateMachineOracleTest {
  private static final int PIPELINES = 500;
  private static final int MOST_TASKS = 14;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void every_task_ends_as_the_naive_run_says_in_whatever_order_attempts_end(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PIPELINES; i++) {
      Pipeline pipeline = RandomPipelines.draw(random, MOST_TASKS);
      Map<String, List<TaskOutcome>> script = RandomScripts.draw(pipeline, random);
      NaiveRun naive = new NaiveRun(pipeline, script);
      Play play = new Play(pipeline, script, true, random);

      play.toTheEnd();

      assertThat(play.states()).as(pipeline.graph().toString()).isEqualTo(naive.states());
      assertThat(play.attempts).isEqualTo(naive.attempts());
      assertThat(play.machine.result())
          .isEqualTo(
              play.states().values().stream().allMatch(TaskState::isGood)
                  ? RunState.SUCCEEDED
                  : RunState.FAILED);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void after_a_failure_nothing_begins_that_is_not_downstream_of_one(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PIPELINES; i++) {
      Pipeline pipeline = RandomPipelines.draw(random, MOST_TASKS);
      Play play = new Play(pipeline, RandomScripts.draw(pipeline, random), false, random);

      play.toTheEnd();

      assertThat(play.begunAfterFailure)
          .allSatisfy(
              task ->
                  assertThat(pipeline.graph().ancestors(task)).containsAnyElementsOf(play.failed));
      assertThat(play.states().values()).allMatch(TaskState::isEnd);
      assertThat(play.machine.result() == RunState.FAILED).isEqualTo(!play.failed.isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void a_cancelled_run_ends_with_its_running_attempts(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < PIPELINES; i++) {
      Pipeline pipeline = RandomPipelines.draw(random, MOST_TASKS);
      Play play =
          new Play(pipeline, RandomScripts.draw(pipeline, random), random.nextBoolean(), random);

      for (int step = random.nextInt(12); step > 0 && !play.machine.isOver(); step--) {
        play.step();
      }
      play.cancel();

      assertThat(play.machine.isOver()).isTrue();
      assertThat(play.states().values()).allMatch(TaskState::isEnd);
      assertThat(play.states().values().stream().allMatch(TaskState::isGood))
          .isEqualTo(play.machine.result() == RunState.SUCCEEDED);
    }
  }

  /** Plays a run: at each step something drawn happens of what could. */
  private static final class Play {
    private final RunGraph graph;
    private final RunStateMachine machine;
    private final Map<String, List<TaskOutcome>> script;
    private final Random random;
    private final List<Integer> running = new ArrayList<>();
    private final List<Integer> delayed = new ArrayList<>();
    private final Map<String, TaskState> ends = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> begunAfterFailure = new ArrayList<>();

    Play(
        Pipeline pipeline,
        Map<String, List<TaskOutcome>> script,
        boolean keepGoing,
        Random random) {
      graph = RunGraph.of(pipeline, pipeline.tasks().keySet());
      machine = new RunStateMachine(graph, keepGoing);
      this.script = script;
      this.random = random;
      take(machine.begin(Map.of(), Map.of()));
    }

    Map<String, TaskState> states() {
      return ends;
    }

    void toTheEnd() {
      while (!machine.isOver()) {
        step();
      }
      assertThat(machine.hasReady()).isFalse();
      assertThat(running).isEmpty();
    }

    void step() {
      int choice = random.nextInt(3);
      if (choice == 0 && machine.hasReady()) {
        begin();
      } else if (choice == 1 && !delayed.isEmpty()) {
        machine.delayOver(draw(delayed));
      } else if (!running.isEmpty()) {
        finish(draw(running));
      } else {
        assertThat(machine.hasReady() || !delayed.isEmpty()).as("there is a way on").isTrue();
      }
    }

    private void begin() {
      int task = machine.next();
      String name = graph.name(task);
      running.add(task);
      if (attempts.merge(name, 1, Integer::sum) == 1 && !failed.isEmpty()) {
        begunAfterFailure.add(name);
      }
      assertThat(machine.attempt(task)).isEqualTo(attempts.get(name));
    }

    private void finish(int task) {
      String name = graph.name(task);
      take(machine.attemptEnded(task, Optional.of(script.get(name).get(attempts.get(name) - 1))));
    }

    void cancel() {
      take(machine.cancel("the run was cancelled"));
      assertThat(machine.next()).isEqualTo(-1);
      while (!running.isEmpty()) {
        take(machine.attemptEnded(draw(running), Optional.empty()));
      }
    }

    private int draw(List<Integer> from) {
      return from.remove(random.nextInt(from.size()));
    }

    private void take(List<Step> steps) {
      for (Step step : steps) {
        if (step instanceof Step.End end) {
          assertThat(ends.put(graph.name(end.task()), end.state())).as("ends once").isNull();
          if (end.state() == TaskState.FAILED) {
            failed.add(graph.name(end.task()));
          }
        } else {
          delayed.add(step.task());
        }
      }
    }
  }
}
