package io.clockwork.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.run.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How containers end on an engine of another machine. */
@Tag("docker")
class HowTasksEndElsewhereTest extends HowTasksEndTest {
  @RegisterExtension static final Elsewhere ELSEWHERE = new Elsewhere();

  @Override
  Path folder() throws IOException {
    return ELSEWHERE.newFolder();
  }

  @Override
  DockerOptions.Builder options() {
    return ELSEWHERE.options();
  }

  @Test
  void task_that_is_silent_for_longer_than_connecting_may_take_keeps_its_exit_code()
      throws Exception {
    try (DockerTaskExecutor executor = ELSEWHERE.engine().executor()) {
      RunResult run =
          new Project(folder(), executor)
              .task(t -> t.image(Project.BUSYBOX).shell("sleep 11; echo late; exit 3"));

      assertThat(run.task("task").reason()).isEqualTo("exit code 3");
      assertThat(run.directory().attempt("task", 1).log()).content().contains("late");
    }
  }
}
