package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.TriggerRule;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerRulesTest {
  private final StubTaskExecutor executor = new StubTaskExecutor();

  /** The ends of two parents, one letter each, and that of a task with a rule over both. */
  @ParameterizedTest
  @CsvSource({
    "all_success, ss, succeeded, ''",
    "all_success, sf, upstream_failed, b failed",
    "all_success, su, upstream_failed, cause failed",
    "all_success, sk, skipped, b was skipped",
    "all_success, kf, upstream_failed, b failed",
    "all_done, fk, succeeded, ''",
    "all_done, uf, succeeded, ''",
    "one_failed, sf, succeeded, ''",
    "one_failed, su, succeeded, ''",
    "one_failed, sk, skipped, 'trigger rule one_failed: no parent failed'",
    "all_failed, ff, succeeded, ''",
    "all_failed, uf, succeeded, ''",
    "all_failed, sf, skipped, 'trigger rule all_failed: a succeeded'",
    "all_failed, fk, skipped, 'trigger rule all_failed: b was skipped'",
    "one_success, sf, succeeded, ''",
    "one_success, kk, skipped, 'trigger rule one_success: every parent was skipped'",
    "one_success, kf, upstream_failed, b failed",
    "none_failed, sk, succeeded, ''",
    "none_failed, kk, succeeded, ''",
    "none_failed, sf, upstream_failed, b failed",
    "none_failed_min_one_success, sk, succeeded, ''",
    "none_failed_min_one_success, kk, skipped,"
        + " 'trigger rule none_failed_min_one_success: every parent was skipped'",
    "none_failed_min_one_success, su, upstream_failed, cause failed",
  })
  void a_rule_means_what_it_means_on_airflow(
      String rule, String parents, String state, String reason) {
    Pipeline.Builder pipeline = Pipeline.builder("rules");
    pipeline.task("cause", t -> t.shell("x"));
    executor.fails("cause");
    parent("a", parents.charAt(0), pipeline);
    parent("b", parents.charAt(1), pipeline);
    pipeline.task(
        "join", t -> t.shell("x").after("a", "b").triggerRule(TriggerRule.of(rule).orElseThrow()));

    TaskResult join = run(pipeline).task("join");

    assertThat(join.state().id()).isEqualTo(state);
    assertThat(join.reason()).isEqualTo(reason);
  }

  private void parent(String name, char end, Pipeline.Builder pipeline) {
    switch (end) {
      case 'f' -> executor.fails(name);
      case 'k' -> executor.skips(name);
      default -> {}
    }
    pipeline.task(name, t -> (end == 'u' ? t.after("cause") : t).shell("x"));
  }

  @Test
  void wiring_comes_before_the_rule_when_a_producer_failed() {
    executor.fails("extract");

    RunResult run =
        run(
            Pipeline.builder("wiring")
                .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
                .task(
                    "clean_up",
                    t ->
                        t.shell("x")
                            .input("rows", "extract.rows")
                            .triggerRule(TriggerRule.ALL_DONE)));

    assertThat(run.task("clean_up").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
    assertThat(run.task("clean_up").reason()).isEqualTo("extract failed");
    assertThat(run.state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void wiring_comes_before_the_rule_when_a_producer_was_skipped() {
    executor.skips("extract");

    RunResult run =
        run(
            Pipeline.builder("wiring")
                .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
                .task(
                    "clean_up",
                    t ->
                        t.shell("x")
                            .input("rows", "extract.rows")
                            .triggerRule(TriggerRule.ALL_DONE)));

    assertThat(run.task("clean_up").state()).isEqualTo(TaskState.SKIPPED);
    assertThat(run.task("clean_up").reason()).isEqualTo("extract was skipped");
    assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
  }

  @Test
  void of_two_producers_the_failed_one_decides_whichever_ends_first() {
    executor.skips("a").fails("b");
    Pipeline.Builder pipeline =
        Pipeline.builder("wiring")
            .task("a", t -> t.shell("x").output("out", DataType.INTEGER))
            .task("b", t -> t.shell("x").output("out", DataType.INTEGER))
            .task("join", t -> t.shell("x").input("a", "a.out").input("b", "b.out"));

    assertThat(run(pipeline).task("join").state()).isEqualTo(TaskState.UPSTREAM_FAILED);
  }

  @Test
  void a_required_input_that_was_skipped_decides_before_another_parent_that_failed() {
    executor.skips("extract").fails("audit");

    RunResult run =
        run(
            Pipeline.builder("wiring")
                .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
                .task("audit", t -> t.shell("x"))
                .task("join", t -> t.shell("x").input("rows", "extract.rows").after("audit")));

    assertThat(run.task("join").state()).isEqualTo(TaskState.SKIPPED);
  }

  @Test
  void an_optional_input_is_absent_when_its_producer_failed_and_the_rule_lets_the_task_run() {
    executor.fails("extract");

    RunResult run =
        run(
            Pipeline.builder("wiring")
                .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
                .task(
                    "report",
                    t ->
                        t.shell("x")
                            .optionalInput("rows", "extract.rows")
                            .triggerRule(TriggerRule.ALL_DONE)));

    assertThat(run.task("report").state()).isEqualTo(TaskState.SUCCEEDED);
    assertThat(executor.attempts().get(1).inputs().get("rows")).isEmpty();
  }

  @Test
  void an_optional_input_is_absent_when_its_producer_left_an_optional_output_out() {
    executor.when("extract", (attempt, log) -> StubTaskExecutor.succeeded(Map.of()));

    run(
        Pipeline.builder("wiring")
            .task(
                "extract",
                t -> t.shell("x").output("rows", Output.of(DataType.INTEGER).asOptional()))
            .task("report", t -> t.shell("x").optionalInput("rows", "extract.rows")));

    assertThat(executor.ran()).containsExactly("extract#1", "report#1");
    assertThat(executor.attempts().get(1).inputs().get("rows")).isEmpty();
  }

  @Test
  void an_eager_rule_does_not_wait_for_the_other_parents() {
    Pipeline pipeline =
        Pipeline.builder("eager")
            .task("fast", t -> t.shell("x"))
            .task("slow", t -> t.shell("x"))
            .task(
                "join",
                t -> t.shell("x").after("slow", "fast").triggerRule(TriggerRule.ONE_SUCCESS))
            .build();
    RunGraph graph = RunGraph.of(pipeline, pipeline.tasks().keySet());
    RunStateMachine machine = new RunStateMachine(graph, true);
    machine.begin(Map.of(), Map.of());
    assertThat(machine.next()).isEqualTo(graph.number("fast"));
    assertThat(machine.next()).isEqualTo(graph.number("slow"));
    assertThat(machine.next()).isEqualTo(-1);

    machine.attemptEnded(graph.number("fast"), Optional.of(StubTaskExecutor.succeeded(Map.of())));

    assertThat(machine.next()).isEqualTo(graph.number("join"));
  }

  private RunResult run(Pipeline.Builder pipeline) {
    return LocalRunner.using(executor)
        .withoutJournal()
        .keepGoing(true)
        .jobs(1)
        .clock(new VirtualClock())
        .build()
        .run(pipeline.build());
  }
}
