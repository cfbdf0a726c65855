package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Task;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("docker")
class ReadOnlyRootTest {
  @TempDir Path folder;

  private RunResult task(Consumer<Task.Builder> calls) throws Exception {
    DockerOptions options = DockerOptions.builder().readOnlyRoot(true).build();
    try (DockerTaskExecutor executor = DockerTaskExecutor.create(options)) {
      return new Project(folder, executor).task(calls);
    }
  }

  @Test
  void nothing_of_the_image_can_be_written_to() throws Exception {
    RunResult run =
        task(t -> t.shell("for f in / /tmp /root /etc; do touch $f/x 2>&1 || true; done"));
    assertThat(Project.log(run, "task").lines())
        .hasSize(4)
        .allMatch(line -> line.endsWith("Read-only file system"));
  }

  @Test
  void outputs_scratch_space_and_home_can_be_written_to() throws Exception {
    RunResult run =
        task(
            t ->
                t.shell(
                        """
                        touch $TMPDIR/x $HOME/y
                        echo $HOME
                        echo done > $CLOCKWORK_OUTPUT_F
                        """)
                    .output("f", DataType.FILE));
    assertThat(run.state()).as(Project.told(run)).isEqualTo(RunState.SUCCEEDED);
    assertThat(Project.log(run, "task")).isEqualTo("/clockwork/tmp\n");
  }
}
