package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Output;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.TriggerRule;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {
  private static final Consumer<Pipeline.Builder> EXTRACT =
      p ->
          p.task(
              "extract",
              t ->
                  t.python("extract.py")
                      .output("raw", DataType.FILE)
                      .output("rows", Output.of(DataType.INTEGER).asOptional()));

  /** A pipeline with {@code extract} and the task under test. */
  private static String problems(Consumer<Task.Builder> train) {
    return Problems.of(p -> EXTRACT.andThen(q -> q.task("train", train)).accept(p));
  }

  @Test
  void a_task_may_come_after_the_producer_of_its_input() {
    assertThat(problems(t -> t.python("t.py").input("raw", "extract.raw").after("extract")))
        .isEmpty();
  }

  @Test
  void a_task_may_refer_to_a_later_one() {
    assertThat(
            Problems.of(
                p -> p.task("b", t -> t.shell("true").after("a")).task("a", t -> t.shell("true"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "extract.raw.csv", ".raw", "extract.", "extract .raw", "", "."})
  void an_input_has_the_form_task_dot_output(String from) {
    assertThat(problems(t -> t.python("t.py").input("raw", from)))
        .isEqualTo(
            """
            error[bad-reference]: input "raw" of task "train" reads "%s", which is not of the form \
            task.output
              help: write the name of a task, a dot, and the name of one of its outputs
            """
                .formatted(from));
  }

  @Test
  void an_input_that_names_only_a_task_is_shown_an_output_of_it() {
    assertThat(problems(t -> t.python("t.py").input("raw", "extract")))
        .isEqualTo(
            """
            error[bad-reference]: input "raw" of task "train" reads "extract", which is not of the \
            form task.output
              help: name one of its outputs, such as "extract.raw"
            """);
  }

  @Test
  void an_input_from_an_unknown_task_lists_the_tasks() {
    assertThat(problems(t -> t.python("t.py").input("raw", "load.raw")))
        .isEqualTo(
            """
            error[unknown-task]: input "raw" of task "train" reads from task "load", which does \
            not exist
              help: tasks in this pipeline are "extract", "train"
            """);
  }

  @Test
  void an_input_from_a_mistyped_task_gets_the_right_one() {
    assertThat(problems(t -> t.python("t.py").input("raw", "extrat.raw")))
        .isEqualTo(
            """
            error[unknown-task]: input "raw" of task "train" reads from task "extrat", which does \
            not exist
              help: did you mean "extract"?
            """);
  }

  @Test
  void an_unknown_output_lists_the_outputs() {
    assertThat(problems(t -> t.python("t.py").input("raw", "extract.model")))
        .isEqualTo(
            """
            error[unknown-output]: input "raw" of task "train" reads "extract.model", but task \
            "extract" has no output "model"
              help: outputs of task "extract" are "raw", "rows"
            """);
  }

  @Test
  void a_mistyped_output_gets_the_right_one() {
    assertThat(problems(t -> t.python("t.py").optionalInput("rows", "extract.rowss")))
        .isEqualTo(
            """
            error[unknown-output]: input "rows" of task "train" reads "extract.rowss", but task \
            "extract" has no output "rowss"
              help: did you mean "extract.rows"?
            """);
  }

  @Test
  void an_output_of_a_task_without_any_is_unknown() {
    assertThat(
            Problems.of(
                p ->
                    p.task("a", t -> t.shell("true"))
                        .task("b", t -> t.shell("true").input("x", "a.x"))))
        .isEqualTo(
            """
            error[unknown-output]: input "x" of task "b" reads "a.x", but task "a" has no output "x"
              help: task "a" declares no outputs
            """);
  }

  @Test
  void an_optional_output_is_wired_optional() {
    assertThat(problems(t -> t.python("t.py").optionalInput("rows", "extract.rows"))).isEmpty();
    assertThat(problems(t -> t.python("t.py").optionalInput("raw", "extract.raw"))).isEmpty();
    assertThat(problems(t -> t.python("t.py").input("rows", "extract.rows")))
        .isEqualTo(
            """
            error[optional-output]: input "rows" of task "train" needs "extract.rows", which its \
            task may leave out
              help: make the input optional too, {from: extract.rows, optional: true}, or the \
            output required
            """);
  }

  @Test
  void after_names_tasks_that_exist_once_each() {
    assertThat(problems(t -> t.python("t.py").after("extract", "nope", "extract", "trian")))
        .isEqualTo(
            """
            error[duplicate-name]: task "train" comes after "extract" twice
              help: drop one of them
            error[unknown-task]: task "train" comes after "nope", which does not exist
              help: tasks in this pipeline are "extract", "train"
            error[unknown-task]: task "train" comes after "trian", which does not exist
              help: did you mean "train"?
            """);
  }

  @Test
  void a_long_list_of_tasks_is_cut() {
    assertThat(
            Problems.of(
                p -> {
                  for (int i = 0; i < 25; i++) {
                    p.task("task-" + i, t -> t.shell("true"));
                  }
                  p.task("last", t -> t.shell("true").after("nowhere"));
                }))
        .isEqualTo(
            """
            error[unknown-task]: task "last" comes after "nowhere", which does not exist
              help: tasks in this pipeline are "task-0", "task-1", "task-2", "task-3", "task-4", \
            "task-5", "task-6", "task-7", "task-8", "task-9" and 16 more
            """);
  }

  @Test
  void a_cycle_is_named_once() {
    assertThat(
            Problems.of(
                p ->
                    p.task("a", t -> t.shell("true").after("c"))
                        .task("b", t -> t.shell("true").after("a").output("x", DataType.FILE))
                        .task("c", t -> t.shell("true").input("x", "b.x"))
                        .task("d", t -> t.shell("true").after("c"))))
        .isEqualTo(
            """
            error[dependency-cycle]: tasks wait for each other: a -> b -> c -> a
              help: drop one of these, or split a task in two
            """);
  }

  @Test
  void every_group_of_tasks_in_a_cycle_is_named() {
    assertThat(
            Problems.of(
                p ->
                    p.task("a", t -> t.shell("true").after("b"))
                        .task("b", t -> t.shell("true").after("a"))
                        .task("x", t -> t.shell("true").after("y", "x"))
                        .task("y", t -> t.shell("true").after("x"))))
        .isEqualTo(
            """
            error[dependency-cycle]: tasks wait for each other: a -> b -> a
              help: drop one of these, or split a task in two
            error[dependency-cycle]: task "x" waits for itself: x -> x
              help: read from another task, or drop this
            error[dependency-cycle]: tasks wait for each other: x -> y -> x
              help: drop one of these, or split a task in two
            """);
  }

  @Test
  void a_task_that_reads_its_own_output_waits_for_itself() {
    assertThat(
            Problems.ofTask(
                t -> t.shell("true").output("model", DataType.FILE).input("old", "train.model")))
        .isEqualTo(
            """
            error[dependency-cycle]: task "train" waits for itself: train -> train
              help: read from another task, or drop this
            """);
  }

  @Test
  void the_middle_of_a_long_cycle_is_left_out() {
    assertThat(
            Problems.of(
                p -> {
                  for (int i = 0; i < 40; i++) {
                    String before = "t" + (i == 0 ? 39 : i - 1);
                    p.task("t" + i, t -> t.shell("true").after(before));
                  }
                }))
        .isEqualTo(
            """
            error[dependency-cycle]: tasks wait for each other: t0 -> t1 -> t2 -> t3 -> t4 -> t5 \
            -> t6 -> t7 -> t8 -> t9 -> (29 more) -> t39 -> t0
              help: drop one of these, or split a task in two
            """);
  }

  @Test
  void edges_that_lead_nowhere_make_no_cycle() {
    assertThat(Problems.ofTask(t -> t.shell("true").after("nope")))
        .doesNotContain("dependency-cycle");
  }

  @Test
  void an_eager_rule_stands_beside_no_input() {
    assertThat(
            problems(
                t ->
                    t.python("t.py")
                        .optionalInput("raw", "extract.raw")
                        .triggerRule(TriggerRule.ONE_SUCCESS)))
        .isEqualTo(
            """
            error[eager-rule]: task "train" has inputs and the trigger rule "one_success", which \
            does not wait for their producers
              help: use "none_failed_min_one_success", or "after" instead of inputs
            """);
    assertThat(
            problems(
                t ->
                    t.python("t.py")
                        .input("raw", "extract.raw")
                        .triggerRule(TriggerRule.ONE_FAILED)))
        .isEqualTo(
            """
            error[eager-rule]: task "train" has inputs and the trigger rule "one_failed", which \
            does not wait for their producers
              help: use "all_done", or "after" instead of inputs
            """);
  }

  @Test
  void task_for_the_failure_of_all_parents_is_warned_of_a_required_input() {
    assertThat(
            problems(
                t ->
                    t.python("t.py")
                        .input("raw", "extract.raw")
                        .triggerRule(TriggerRule.ALL_FAILED)))
        .isEqualTo(
            """
            warning[never-runs]: task "train" never runs: the trigger rule "all_failed" waits for \
            its parents to fail, and required input "raw" for one to succeed
              help: make the input optional, or use "after" instead of inputs
            """);
    assertThat(
            problems(
                t ->
                    t.python("t.py")
                        .optionalInput("raw", "extract.raw")
                        .triggerRule(TriggerRule.ALL_FAILED)))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(TriggerRule.class)
  void every_rule_stands_beside_after(TriggerRule rule) {
    assertThat(problems(t -> t.python("t.py").after("extract").triggerRule(rule))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = TriggerRule.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ONE_SUCCESS", "ONE_FAILED", "ALL_FAILED"})
  void every_other_rule_stands_beside_inputs(TriggerRule rule) {
    assertThat(problems(t -> t.python("t.py").input("raw", "extract.raw").triggerRule(rule)))
        .isEmpty();
  }
}
