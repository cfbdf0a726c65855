package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Setting;
import org.junit.jupiter.api.Test;

class ActionsTest {
  @Test
  void a_pipeline_has_tasks() {
    assertThat(Problems.of(p -> {}))
        .isEqualTo(
            """
            error[no-tasks]: pipeline "churn" has no tasks
              help: add at least one task
            """);
  }

  @Test
  void a_task_without_an_action_runs_the_entrypoint_of_its_image_or_runtime() {
    assertThat(Problems.ofTask(t -> t.image("report:1").args("--fast"))).isEmpty();
    assertThat(Problems.ofTask(t -> t.runtime("torch"))).isEmpty();
    assertThat(Problems.of(p -> p.defaults(d -> d.image("a")).task("t", t -> t.args("x"))))
        .isEmpty();
  }

  @Test
  void a_task_without_anything_has_nothing_to_run() {
    assertThat(Problems.ofTask(t -> {}))
        .isEqualTo(
            """
            error[nothing-to-run]: task "train" has nothing to run
              help: add one of "python", "notebook", "command" and "shell", or an "image" whose \
            entrypoint runs
            """);
  }

  @Test
  void a_task_that_takes_the_default_image_back_has_nothing_to_run() {
    assertThat(
            Problems.of(
                p ->
                    p.defaults(d -> d.image("a"))
                        .task("train", t -> t.settings(s -> s.runtime(Setting.unset())))))
        .contains("error[nothing-to-run]: task \"train\" has nothing to run");
  }

  @Test
  void a_task_runs_only_one_thing() {
    assertThat(Problems.ofTask(t -> t.python("a.py").shell("true").command("ls")))
        .isEqualTo(
            """
            error[conflicting-keys]: task "train" has both "python" and "shell", but runs only one \
            thing
              help: keep one of them, or make two tasks
            error[conflicting-keys]: task "train" has both "python" and "command", but runs only \
            one thing
              help: keep one of them, or make two tasks
            """);
    assertThat(Problems.ofTask(t -> t.python("a.py").python("b.py")))
        .isEqualTo(
            """
            error[conflicting-keys]: task "train" says "python" twice, but runs only one thing
              help: keep one of them, or make two tasks
            """);
  }

  @Test
  void a_command_names_a_program() {
    assertThat(Problems.ofTask(t -> t.command()))
        .isEqualTo(
            """
            error[nothing-to-run]: the command of task "train" is empty
              help: write the program to run, then its arguments
            """);
    assertThat(Problems.ofTask(t -> t.command(" ", "x")))
        .contains("the command of task \"train\" is empty");
    assertThat(Problems.ofTask(t -> t.command("ls", ""))).isEmpty();
  }

  @Test
  void a_shell_text_is_not_blank() {
    assertThat(Problems.ofTask(t -> t.shell(" \n")))
        .isEqualTo(
            """
            error[nothing-to-run]: the shell of task "train" is empty
              help: write what the shell runs
            """);
  }

  @Test
  void args_go_with_a_script_a_command_or_an_entrypoint() {
    assertThat(Problems.ofTask(t -> t.python("a.py").args("x"))).isEmpty();
    assertThat(Problems.ofTask(t -> t.command("a").args("x"))).isEmpty();
    assertThat(Problems.ofTask(t -> t.shell("true").args("x")))
        .isEqualTo(
            """
            error[misplaced-key]: task "train" has "args", but a "shell" text takes none
              help: read environment variables in it, such as "$CLOCKWORK_RUN_DATE"
            """);
    assertThat(Problems.ofTask(t -> t.notebook("a.ipynb").args("x")))
        .isEqualTo(
            """
            error[misplaced-key]: task "train" has "args", but a "notebook" takes none
              help: params and inputs are variables in the notebook
            """);
  }

  @Test
  void requirements_go_with_a_script_or_a_notebook() {
    assertThat(Problems.ofTask(t -> t.python("a.py").requirements("r.txt"))).isEmpty();
    assertThat(Problems.ofTask(t -> t.notebook("a.ipynb").requirements("r.txt"))).isEmpty();
    assertThat(Problems.ofTask(t -> t.shell("true").requirements("r.txt")))
        .isEqualTo(
            """
            error[misplaced-key]: task "train" has "requirements", but they are installed only for \
            "python" and "notebook"
              help: install packages in the image instead
            """);
  }
}
