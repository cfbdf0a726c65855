package io.clockwork.junit;

import static io.clockwork.junit.ClockworkAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.run.RunResult;
import io.clockwork.store.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptRunsTest {
  private static final Pipeline PIPELINE =
      Pipeline.builder("p").task("a", t -> t.shell("x").output("f", DataType.FILE)).build();

  private final PipelineRuns runs = new PipelineRuns(ExecutorSource.STUBS);

  @Test
  void the_folder_of_a_test_that_passed_is_deleted() {
    runs.run(PIPELINE);
    assertThat(runs.folder()).isDirectory();

    runs.end(Optional.empty());

    assertThat(runs.folder()).doesNotExist();
  }

  @Test
  void the_folder_of_a_test_that_failed_is_kept_and_named() throws IOException {
    RunResult run = runs.run(PIPELINE);
    List<Throwable> failure = new ArrayList<>();
    try {
      assertThat(run).hasFailed();
    } catch (AssertionError e) {
      failure.add(e);
    }

    runs.end(Optional.of(failure.get(0)));

    assertThat(failure.get(0)).hasMessageEndingWith("its folder is " + run.directory().path());
    assertThat(failure.get(0).getSuppressed()[0])
        .hasMessage("the runs of this test are kept in " + runs.folder());
    assertThat(runs.folder()).isDirectory();
    FileTree.delete(runs.folder());
  }

  @Test
  void nothing_is_written_for_tasks_that_leave_values_only() {
    Pipeline values =
        Pipeline.builder("p").task("a", t -> t.shell("x").output("n", DataType.INTEGER)).build();

    runs.run(values);

    assertThat(runs.folder()).doesNotExist();
  }

  @Test
  void one_test_may_run_a_pipeline_several_times() {
    Path first = runs.run(PIPELINE).task("a").output("f").asPath();
    Path second = runs.run(PIPELINE).task("a").output("f").asPath();

    assertThat(first).exists().isNotEqualTo(second);
    runs.end(Optional.empty());
  }
}
