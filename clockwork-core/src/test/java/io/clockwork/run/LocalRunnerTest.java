package io.clockwork.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {
  @TempDir Path folder;

  private final StubTaskExecutor executor = new StubTaskExecutor();

  @Test
  void a_run_passes_outputs_to_consumers_and_keeps_a_journal() throws Exception {
    Pipeline pipeline =
        Pipeline.builder("churn")
            .directory(folder)
            .param("threshold", 0.5)
            .task("extract", t -> t.shell("x").output("rows", DataType.INTEGER))
            .task("report", t -> t.shell("x").input("rows", "extract.rows"))
            .build();
    executor.produces("extract", "rows", 7);
    List<RunEvent> events = new ArrayList<>();

    RunResult result =
        LocalRunner.using(executor)
            .param("threshold", 0.7)
            .runId("first")
            .clock(new VirtualClock())
            .listener(events::add)
            .build()
            .run(pipeline);

    assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    assertThat(result.task("extract").output("rows").asInteger()).isEqualTo(7);
    assertThat(executor.ran()).containsExactly("extract#1", "report#1");
    assertThat(executor.attempts().get(1).inputs().get("rows")).contains(StubTaskExecutor.text(7));
    assertThat(executor.attempts().get(1).run().params().get("threshold").text()).isEqualTo("0.7");
    assertThat(Files.readAllLines(result.directory().journal()))
        .map(line -> RunEventJson.read(line).orElseThrow())
        .containsExactlyElementsOf(events);
    assertThat(folder.resolve(".clockwork/.gitignore")).hasContent("*");
  }
}
