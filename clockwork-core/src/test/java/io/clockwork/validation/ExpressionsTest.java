package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
  private static String ofArgs(String... args) {
    return Problems.of(
        p ->
            p.param("threshold", 0.5)
                .task("extract", t -> t.python("e.py").output("raw", DataType.FILE))
                .task(
                    "train",
                    t ->
                        t.python("t.py")
                            .input("raw", "extract.raw")
                            .output("model", DataType.FILE)
                            .args(args)));
  }

  @Test
  void every_known_form_is_taken() {
    assertThat(
            ofArgs(
                "${params.threshold}",
                "x${inputs.raw}y${outputs.model}",
                "${run.id} ${run.date} ${run.date_nodash}",
                "${run.interval_start}/${run.interval_end}",
                "$${literally} $HOME $$ { }"))
        .isEmpty();
  }

  @Test
  void unknown_params_inputs_and_outputs_get_the_one_meant_or_all() {
    assertThat(ofArgs("${params.treshold}", "${params.x}"))
        .isEqualTo(
            """
            error[unknown-expression]: "${params.treshold}" names a param that does not exist
              help: did you mean "${params.threshold}"?
            error[unknown-expression]: "${params.x}" names a param that does not exist
              help: params of this pipeline are "threshold"
            """);
    assertThat(ofArgs("${inputs.row}", "${inputs.model}", "${outputs.modle}", "${outputs.raw}"))
        .isEqualTo(
            """
            error[unknown-expression]: "${inputs.row}" names an input that task "train" does not have
              help: did you mean "${inputs.raw}"?
            error[unknown-expression]: "${inputs.model}" names an input that task "train" does not \
            have
              help: its inputs are "raw"
            error[unknown-expression]: "${outputs.modle}" names an output that task "train" does \
            not have
              help: did you mean "${outputs.model}"?
            error[unknown-expression]: "${outputs.raw}" names an output that task "train" does not \
            have
              help: its outputs are "model"
            """);
  }

  @Test
  void where_there_is_nothing_to_name_help_says_so() {
    assertThat(Problems.ofTask(t -> t.command("${params.x}", "${inputs.x}", "${outputs.x}")))
        .isEqualTo(
            """
            error[unknown-expression]: "${params.x}" names a param that does not exist
              help: this pipeline has no params
            error[unknown-expression]: "${inputs.x}" names an input that task "train" does not have
              help: it has no inputs
            error[unknown-expression]: "${outputs.x}" names an output that task "train" does not have
              help: it has no outputs
            """);
  }

  @Test
  void an_unknown_field_of_the_run_gets_the_fields() {
    assertThat(ofArgs("${run.dat}", "${run.attempt_number}"))
        .isEqualTo(
            """
            error[unknown-expression]: "${run.dat}" names something a run does not have
              help: did you mean "${run.date}"?
            error[unknown-expression]: "${run.attempt_number}" names something a run does not have
              help: a run has "id", "date", "date_nodash", "interval_start", "interval_end"
            """);
  }

  @Test
  void other_forms_are_no_expressions() {
    assertThat(ofArgs("${param.threshold}", "${HOME}", "${}", "${params}", "a ${inputs.raw"))
        .isEqualTo(
            """
            error[bad-expression]: "${param.threshold}" is not an expression
              help: did you mean "${params.threshold}"?
            error[bad-expression]: "${HOME}" is not an expression
              help: write params.NAME, inputs.NAME, outputs.NAME, run.id, run.date, \
            run.date_nodash, run.interval_start, run.interval_end between the braces, or "$${" for \
            a literal "${"
            error[bad-expression]: "${}" is not an expression
              help: write params.NAME, inputs.NAME, outputs.NAME, run.id, run.date, \
            run.date_nodash, run.interval_start, run.interval_end between the braces, or "$${" for \
            a literal "${"
            error[bad-expression]: "${params}" is not an expression
              help: did you mean "${params.NAME}"?
            error[bad-expression]: the expression "${inputs.raw" is not closed
              help: add the missing "}", or write "$${" for a literal "${"
            """);
  }

  @Test
  void commands_and_environments_are_checked_too() {
    assertThat(Problems.ofTask(t -> t.command("run", "${params.a}").env("X", "${params.b}")))
        .isEqualTo(
            """
            error[unknown-expression]: "${params.a}" names a param that does not exist
              help: this pipeline has no params
            error[unknown-expression]: "${params.b}" names a param that does not exist
              help: this pipeline has no params
            """);
  }

  @Test
  void defaults_are_checked_once_and_their_ports_with_the_first_task_that_lacks_them() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.env("RAW", "${inputs.raw}").env("BAD", "${params.x}"))
                        .task("a", t -> t.shell("true").env("RAW", "here"))
                        .task("b", t -> t.shell("true").output("raw", DataType.FILE))
                        .task("c", t -> t.shell("true"))
                        .task("d", t -> t.shell("true").input("raw", "b.raw"))))
        .isEqualTo(
            """
            error[unknown-expression]: "${params.x}" names a param that does not exist
              help: this pipeline has no params
            error[unknown-expression]: "${inputs.raw}" names an input that task "b" does not have
              help: it has no inputs
            """);
  }

  @Test
  void a_shell_text_reads_variables_instead() {
    assertThat(
            Problems.of(
                p ->
                    p.param("market", "id")
                        .task(
                            "t",
                            t ->
                                t.shell(
                                    """
                                    echo ${params.market} ${inputs.x} ${outputs.y} ${params.market}
                                    echo ${run.id} ${run.date} ${run.interval_end} ${run.date_nodash}
                                    echo ${HOME} $${params.z} ${params.UP}
                                    """))))
        .isEqualTo(
            """
            warning[expression-in-shell]: "${params.market}" in the shell text of task "t" is not \
            substituted
              help: read the environment variable instead: "$CLOCKWORK_PARAM_MARKET"
            warning[expression-in-shell]: "${inputs.x}" in the shell text of task "t" is not \
            substituted
              help: read the environment variable instead: "$CLOCKWORK_INPUT_X"
            warning[expression-in-shell]: "${outputs.y}" in the shell text of task "t" is not \
            substituted
              help: read the environment variable instead: "$CLOCKWORK_OUTPUT_Y"
            warning[expression-in-shell]: "${run.id}" in the shell text of task "t" is not \
            substituted
              help: read the environment variable instead: "$CLOCKWORK_RUN_ID"
            warning[expression-in-shell]: "${run.date}" in the shell text of task "t" is not \
            substituted
              help: read the environment variable instead: "$CLOCKWORK_RUN_DATE"
            warning[expression-in-shell]: "${run.interval_end}" in the shell text of task "t" is \
            not substituted
              help: read the environment variable instead: "$CLOCKWORK_INTERVAL_END"
            warning[expression-in-shell]: "${run.date_nodash}" in the shell text of task "t" is \
            not substituted
              help: set an environment variable to it in "env" and read that
            """);
  }

  @Test
  void expressions_where_nothing_is_substituted_are_warned_of() {
    String warning =
        """
        warning[expression-not-substituted]: "${run.date}" is not substituted here
          help: expressions stand in "args", "command" and the values of "env"
        """;
    assertThat(Problems.ofTask(t -> t.python("etl/${run.date}.py"))).isEqualTo(warning);
    assertThat(Problems.ofTask(t -> t.python("a.py").requirements("${run.date}.txt")))
        .isEqualTo(warning);
    assertThat(Problems.of(p -> p.param("day", "${run.date}").task("t", t -> t.shell("true"))))
        .isEqualTo(warning);
    assertThat(
            Problems.ofTask(
                t ->
                    t.shell("true")
                        .settings(
                            s -> s.kubernetes(Map.of("annotations", Map.of("a", "${run.date}"))))))
        .isEqualTo(warning);
    assertThat(
            Problems.ofTask(t -> t.shell("true").description("reads ${run.date}, see ${inputs.x}")))
        .isEmpty();
  }
}
