package io.clockwork.cli.specification;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BareFileTest {
  @Test
  void script_becomes_a_task_of_its_name() {
    Pipeline pipeline =
        BareFile.pipeline(Path.of("/code/Train Model.py"), "Train Model.py", Map.of());
    assertThat(pipeline.name()).isEqualTo("train-model");
    assertThat(pipeline.task("train-model").action())
        .isEqualTo(new Action.Python("Train Model.py"));
    assertThat(pipeline.directory()).contains(Path.of("/code"));
  }

  @Test
  void notebook_becomes_a_notebook_task() {
    Pipeline pipeline = BareFile.pipeline(Path.of("/code/nb.ipynb"), "nb.ipynb", Map.of());
    assertThat(pipeline.task("nb").action()).isEqualTo(new Action.Notebook("nb.ipynb"));
  }

  @Test
  void params_have_the_type_of_their_text() {
    Map<String, String> given =
        Map.of("a", "3", "b", "0.5", "c", "true", "d", "id", "e", "007", "f", "");
    Pipeline pipeline = BareFile.pipeline(Path.of("/code/job.py"), "job.py", given);
    assertThat(pipeline.params().values())
        .extracting(param -> param.name() + ":" + param.type().id())
        .containsExactlyInAnyOrder(
            "a:integer", "b:number", "c:boolean", "d:string", "e:string", "f:string");
  }
}
