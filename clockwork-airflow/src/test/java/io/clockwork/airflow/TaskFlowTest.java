package io.clockwork.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.NaiveStates.State;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import io.clockwork.yaml.PipelineYaml;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TaskFlowTest {
  private static final int PIPELINES = 5_000;

  @Test
  void a_chain_is_a_chain_without_watcher() {
    TaskFlow flow =
        TaskFlow.of(
            pipeline(
                p ->
                    p.task("a", t -> t.shell("x").output("o", DataType.FILE))
                        .task("b", t -> t.shell("x").input("i", "a.o"))));
    assertThat(flow.edges()).hasToString("{a=[b]}");
    assertThat(flow.gates()).isEmpty();
    assertThat(flow.watched()).isEmpty();
  }

  @Test
  void a_rule_beside_a_required_input_has_a_gate_over_the_other_parents() {
    TaskFlow flow =
        TaskFlow.of(
            pipeline(
                p ->
                    p.task("a", t -> t.shell("x").output("o", DataType.FILE))
                        .task("b", t -> t.shell("x"))
                        .task(
                            "c",
                            t ->
                                t.shell("x")
                                    .input("i", "a.o")
                                    .after("b")
                                    .triggerRule(TriggerRule.NONE_FAILED_MIN_ONE_SUCCESS))));
    assertThat(flow.rules()).hasToString("{a=ALL_SUCCESS, b=ALL_SUCCESS, c=ALL_SUCCESS}");
    assertThat(flow.gates()).hasToString("{c=NONE_FAILED}");
    assertThat(flow.edges()).hasToString("{b=[clockwork-gate-c], a=[c], clockwork-gate-c=[c]}");
  }

  @Test
  void a_preparation_is_before_all_that_have_no_parents_and_changes_no_rule_of_others() {
    TaskFlow flow =
        TaskFlow.of(
                pipeline(
                    p ->
                        p.task("a", t -> t.shell("x"))
                            .task("b", t -> t.shell("x").triggerRule(TriggerRule.ALL_DONE))
                            .task(
                                "c",
                                t -> t.shell("x").after("a").triggerRule(TriggerRule.ONE_FAILED))))
            .prepared();
    assertThat(flow.edges()).hasToString("{a=[c], clockwork-runtime=[a, b]}");
    assertThat(flow.rules()).hasToString("{a=ALL_SUCCESS, b=ALL_SUCCESS, c=ONE_FAILED}");
  }

  @Test
  void what_a_leaf_could_hide_is_watched() {
    TaskFlow flow =
        TaskFlow.of(
            pipeline(
                p ->
                    p.task("a", t -> t.shell("x"))
                        .task(
                            "b", t -> t.shell("x").after("a").triggerRule(TriggerRule.ALL_DONE))));
    assertThat(flow.watched()).containsExactly("a");
  }

  @Test
  void airflow_comes_to_the_same_states_and_the_same_end_whatever_ends_first() {
    Random random = new Random(3);
    int watchers = 0;
    int gates = 0;
    int failures = 0;
    for (int i = 0; i < PIPELINES; i++) {
      Pipeline pipeline = RandomPipelines.next("p", random);
      TaskFlow flow = TaskFlow.of(pipeline);
      watchers += flow.watched().isEmpty() ? 0 : 1;
      gates += flow.gates().size();
      Map<String, State> ends = new LinkedHashMap<>();
      for (String task : pipeline.tasks().keySet()) {
        int kind = random.nextInt(5);
        ends.put(task, kind == 0 ? State.FAILED : kind == 1 ? State.SKIPPED : State.SUCCESS);
      }
      Map<String, State> ours = NaiveStates.ofClockwork(pipeline, ends);
      boolean fails = ours.values().stream().anyMatch(State::isBad);
      failures += fails ? 1 : 0;
      for (boolean early : new boolean[] {false, true}) {
        Map<String, State> airflows = NaiveStates.ofAirflow(flow, ends, early, random);
        assertThat(NaiveStates.runFailsInAirflow(flow, airflows)).isEqualTo(fails);
        pipeline.tasks().values().stream()
            .filter(task -> NaiveStates.isDecided(task, ours, airflows))
            .forEach(
                task ->
                    assertThat(airflows.get(task.name()))
                        .as("%s of %s", task, PipelineYaml.write(pipeline))
                        .isEqualTo(ours.get(task.name())));
      }
    }
    assertThat(watchers).isBetween(PIPELINES / 10, PIPELINES * 9 / 10);
    assertThat(gates).isGreaterThan(PIPELINES / 20);
    assertThat(failures).isBetween(PIPELINES / 10, PIPELINES * 9 / 10);
  }

  private static Pipeline pipeline(Consumer<Pipeline.Builder> calls) {
    Pipeline.Builder builder = Pipeline.builder("p");
    calls.accept(builder);
    return builder.build();
  }
}
