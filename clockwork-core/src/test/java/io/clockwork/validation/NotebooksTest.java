package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import org.junit.jupiter.api.Test;

class NotebooksTest {
  @Test
  void names_become_variables_of_a_notebook() {
    assertThat(
            Problems.of(
                p ->
                    p.param("class", "x")
                        .param("day", "x")
                        .task("load", t -> t.shell("true").output("raw", DataType.FILE))
                        .task(
                            "train",
                            t ->
                                t.notebook("train.ipynb")
                                    .input("day", "load.raw")
                                    .input("import", "load.raw")
                                    .input("output_model", "load.raw")
                                    .output("model", DataType.FILE)
                                    .output("class", DataType.FILE))))
        .isEqualTo(
            """
            error[notebook-name]: param "class" cannot be a variable of notebook task "train": it \
            is a keyword of Python
              help: rename the param
            error[notebook-name]: input "day" of notebook task "train" would be its variable \
            "day", which is also the name of a param
              help: a notebook gets params, inputs and outputs as variables: rename the input
            error[notebook-name]: input "import" of notebook task "train" would be its variable \
            "import", which is a keyword of Python
              help: a notebook gets params, inputs and outputs as variables: rename the input
            error[notebook-name]: output "model" of notebook task "train" would be its variable \
            "output_model", which is also the name of an input
              help: a notebook gets params, inputs and outputs as variables: rename the output
            """);
  }

  @Test
  void other_tasks_may_use_any_name() {
    assertThat(
            Problems.of(
                p ->
                    p.param("class", "x")
                        .task("a", t -> t.python("a.py").output("class", DataType.FILE))
                        .task("b", t -> t.python("b.py").input("class", "a.class"))))
        .isEmpty();
  }
}
