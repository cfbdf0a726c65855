package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a run makes of ends that come at the same time; single rules are in other tests. */
class RunStateMachineTest {
  private static final TaskOutcome SUCCEEDED = new TaskOutcome.Succeeded(Map.of());
  private static final TaskOutcome FAILED =
      new TaskOutcome.Failed(OptionalInt.of(1), "exit code 1", false);

  @Test
  void what_is_not_started_names_the_failure_that_came_first() {
    RunGraph graph =
        graph(
            Pipeline.builder("p")
                .task("a", t -> t.shell("x"))
                .task("b", t -> t.shell("x"))
                .task("c", t -> t.shell("x"))
                .task("after-c", t -> t.shell("x").after("c")));
    RunStateMachine machine = begun(graph, 3);

    machine.attemptEnded(graph.number("a"), Optional.of(FAILED));
    machine.attemptEnded(graph.number("b"), Optional.of(FAILED));
    List<Step> steps = machine.attemptEnded(graph.number("c"), Optional.of(SUCCEEDED));

    assertThat(steps)
        .containsExactly(
            new Step.End(graph.number("c"), TaskState.SUCCEEDED, ""),
            new Step.End(
                graph.number("after-c"), TaskState.CANCELLED, "not started after a had failed"));
  }

  @Test
  void a_task_that_waits_for_a_worker_is_started_still_when_a_parent_of_it_fails() {
    RunGraph graph =
        graph(
            Pipeline.builder("p")
                .task("a", t -> t.shell("x"))
                .task("b", t -> t.shell("x"))
                .task(
                    "either",
                    t -> t.shell("x").after("a", "b").triggerRule(TriggerRule.ONE_SUCCESS)));
    RunStateMachine machine = begun(graph, 2);
    machine.attemptEnded(graph.number("a"), Optional.of(SUCCEEDED));
    assertThat(machine.hasReady()).isTrue();

    machine.attemptEnded(graph.number("b"), Optional.of(FAILED));

    assertThat(machine.next()).isEqualTo(graph.number("either"));
  }

  @Test
  void an_attempt_that_does_not_run_cannot_end() {
    RunGraph graph = graph(Pipeline.builder("p").task("a", t -> t.shell("x")));
    RunStateMachine machine = begun(graph, 0);

    assertThatIllegalStateException()
        .isThrownBy(() -> machine.attemptEnded(graph.number("a"), Optional.of(SUCCEEDED)))
        .withMessage("a is pending");
  }

  private static RunGraph graph(Pipeline.Builder builder) {
    Pipeline pipeline = builder.build();
    return RunGraph.of(pipeline, pipeline.tasks().keySet());
  }

  /** A run of which so many attempts have begun. */
  private static RunStateMachine begun(RunGraph graph, int attempts) {
    RunStateMachine machine = new RunStateMachine(graph, false);
    machine.begin(Map.of(), Map.of());
    for (int i = 0; i < attempts; i++) {
      machine.next();
    }
    return machine;
  }
}
