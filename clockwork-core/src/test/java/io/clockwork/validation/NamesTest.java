package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "a-b", "a_b", "2024-churn", "a--b", "x1_-2y"})
  void pipelines_and_tasks_take(String name) {
    assertThat(Problems.of(Pipeline.builder(name).task(name, t -> t.shell("true")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a1", "a_", "a__b", "clockwork", "clockwork_x"})
  void params_inputs_and_outputs_take(String name) {
    assertThat(
            Problems.of(
                p ->
                    p.param(name, 1)
                        .task("first", t -> t.shell("true").output(name, DataType.FILE))
                        .task("second", t -> t.shell("true").input(name, "first." + name))))
        .isEmpty();
  }

  @Test
  void a_pipeline_with_a_bad_name_gets_an_example() {
    assertThat(Problems.of(Pipeline.builder("My Churn!").task("a", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[bad-name]: pipeline name "My Churn!" is not allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as \
            "my-churn"
            """);
  }

  @Test
  void a_task_ends_with_a_letter_or_digit() {
    assertThat(Problems.of(p -> p.task("load_", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[bad-name]: task name "load_" is not allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as "load"
            """);
  }

  @Test
  void names_are_not_too_long() {
    assertThat(Problems.of(p -> p.task("x".repeat(63), t -> t.shell("true")))).isEmpty();
    assertThat(Problems.of(p -> p.task("x".repeat(64), t -> t.shell("true"))))
        .isEqualTo(
            """
            error[bad-name]: task name "%s" is 64 characters long; at most 63 are allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends
            """
                .formatted("x".repeat(64)));
    assertThat(Problems.of(p -> p.param("x".repeat(40), 1).task("a", t -> t.shell("true"))))
        .isEmpty();
    assertThat(Problems.of(p -> p.param("x".repeat(41), 1).task("a", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[bad-name]: param name "%s" is 41 characters long; at most 40 are allowed
              help: use a-z, 0-9 and "_", with a letter first
            """
                .formatted("x".repeat(41)));
  }

  @Test
  void names_are_not_empty() {
    assertThat(Problems.of(p -> p.task("", t -> t.shell("true").output("", DataType.FILE))))
        .isEqualTo(
            """
            error[bad-name]: task name "" is empty
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends
            error[bad-name]: output name "" is empty
              help: use a-z, 0-9 and "_", with a letter first
            """);
  }

  @Test
  void params_inputs_and_outputs_are_variables() {
    assertThat(
            Problems.of(
                p ->
                    p.param("Max-Depth", 3)
                        .task("first", t -> t.shell("true").output("raw.csv", DataType.FILE))
                        .task("second", t -> t.shell("true").input("2nd", "first.raw"))))
        .isEqualTo(
            """
            error[bad-name]: param name "Max-Depth" is not allowed
              help: use a-z, 0-9 and "_", with a letter first, such as "max_depth"
            error[bad-name]: output name "raw.csv" is not allowed
              help: use a-z, 0-9 and "_", with a letter first, such as "raw_csv"
            error[bad-name]: input name "2nd" is not allowed
              help: use a-z, 0-9 and "_", with a letter first, such as "nd"
            error[unknown-output]: input "2nd" of task "second" reads "first.raw", but task \
            "first" has no output "raw"
              help: outputs of task "first" are "raw.csv"
            """);
  }

  @Test
  void names_beginning_with_clockwork_are_reserved_for_pipelines_and_tasks() {
    assertThat(
            Problems.of(
                Pipeline.builder("clockwork").task("clockwork-watch", t -> t.shell("true"))))
        .isEqualTo(
            """
            error[reserved-name]: pipeline name "clockwork" is reserved: names beginning with \
            "clockwork" are Clockwork's own
              help: choose a name that begins differently
            error[reserved-name]: task name "clockwork-watch" is reserved: names beginning with \
            "clockwork" are Clockwork's own
              help: choose a name that begins differently
            """);
  }

  @Test
  void every_repetition_of_a_name_is_reported() {
    assertThat(
            Problems.of(
                p ->
                    p.param("a", 1)
                        .param("a", 2)
                        .task(
                            "load",
                            t ->
                                t.shell("true")
                                    .output("x", DataType.FILE)
                                    .output("x", DataType.JSON))
                        .task("load", t -> t.shell("true"))
                        .task(
                            "load",
                            t -> t.shell("true").input("i", "load.x").input("i", "load.x"))))
        .contains(
            """
            error[duplicate-name]: param "a" is declared twice
              help: rename one of them
            """,
            """
            error[duplicate-name]: output "x" is declared twice
              help: rename one of them
            """,
            """
            error[duplicate-name]: input "i" is declared twice
              help: rename one of them
            """)
        .containsPattern("(?s)task \"load\" is declared twice.*task \"load\" is declared twice");
  }
}
