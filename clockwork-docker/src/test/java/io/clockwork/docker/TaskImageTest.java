package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.yaml.PipelineYaml;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Where the image of a task was named. */
class TaskImageTest {
  private static int line(String defaults, String... task) {
    Pipeline pipeline =
        PipelineYaml.parse(
            "clockwork.yaml",
            "apiVersion: clockwork/v1\nkind: Pipeline\nname: churn\ndefaults:\n  "
                + defaults
                + "\ntasks:\n  load:\n    "
                + String.join("\n    ", task)
                + "\n");
    Task load = Objects.requireNonNull(pipeline.tasks().get("load"));
    return TaskImage.place(pipeline, load).orElseThrow().line();
  }

  @Test
  void image_of_the_task_is_where_it_says_so() {
    assertThat(line("image: default:1", "shell: x", "image: own:1")).isEqualTo(9);
    assertThat(line("runtime: python", "shell: x", "image: own:1")).isEqualTo(9);
  }

  @Test
  void runtime_of_the_task_is_where_it_says_so_whatever_the_default_image() {
    assertThat(line("image: default:1", "shell: x", "runtime: python")).isEqualTo(9);
  }

  @Test
  void what_the_task_leaves_out_is_where_the_defaults_say_so() {
    assertThat(line("image: default:1", "shell: x")).isEqualTo(5);
    assertThat(line("runtime: python", "shell: x")).isEqualTo(5);
  }

  @Test
  void what_nobody_says_is_at_the_task() {
    assertThat(line("retries: 1", "python: load.py")).isEqualTo(7);
    assertThat(line("image: default:1", "notebook: load.ipynb")).isEqualTo(7);
    assertThat(line("image: default:1", "python: load.py", "image: null")).isEqualTo(7);
  }
}
