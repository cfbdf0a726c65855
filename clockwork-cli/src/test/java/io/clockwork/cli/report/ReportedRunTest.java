package io.clockwork.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.DataType;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.RunState;
import io.clockwork.run.TaskState;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedRunTest {
  @TempDir Path folder;

  /** Extracts, and fails at all else. */
  private static final class Stub implements TaskExecutor {
    @Override
    public String name() {
      return "stub";
    }

    @Override
    public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
      return ValidationReport.CLEAN;
    }

    @Override
    public TaskOutcome execute(TaskAttempt attempt, LogSink log) {
      return attempt.task().name().equals("extract")
          ? new TaskOutcome.Succeeded(Map.of("rows", new PublishedOutput.Text(Value.of(3))))
          : new TaskOutcome.Failed(OptionalInt.of(7), "exit code 7", false);
    }

    @Override
    public void close() {}
  }

  private static Pipeline pipeline() {
    return Pipeline.builder("churn")
        .task("extract", t -> t.python("extract.py").output("rows", DataType.INTEGER))
        .task("train", t -> t.python("train.py").input("rows", "extract.rows"))
        .task("report", t -> t.shell("true").after("train"))
        .build();
  }

  private RunResult result() {
    return LocalRunner.using(new Stub())
        .runsDirectory(folder)
        .executorReason("asked by nobody")
        .build()
        .run(pipeline());
  }

  @Test
  void run_that_ended_is_reported_with_its_definition() {
    RunResult result = result();
    ReportedRun run = ReportedRun.of(result, Optional.of(pipeline()), result.ended().orElseThrow());
    assertThat(run.pipeline()).isEqualTo("churn");
    assertThat(run.run()).isEqualTo(result.run());
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.executor()).isEqualTo("stub (asked by nobody)");
    assertThat(run.ended()).isEqualTo(result.ended());
    assertThat(run.tasks())
        .extracting(ReportedTask::name, ReportedTask::label, ReportedTask::state)
        .containsExactly(
            tuple("extract", "python extract.py", TaskState.SUCCEEDED),
            tuple("train", "python train.py", TaskState.FAILED),
            tuple("report", "shell true", TaskState.UPSTREAM_FAILED));
    assertThat(run.tasks().get(0).outputs().get("rows"))
        .isEqualTo(new PublishedOutput.Text(Value.of(3)));
    assertThat(run.tasks().get(2).parents()).containsExactly("train");
    ReportedAttempt attempt = run.tasks().get(1).attempts().get(0);
    assertThat(attempt.end()).isEqualTo(ReportedAttempt.End.FAILED);
    assertThat(attempt.reason()).isEqualTo("exit code 7");
    assertThat(attempt.log()).isEqualTo(result.directory().attempt("train", 1).log());
  }

  @Test
  void run_whose_definition_is_gone_is_reported_without_a_graph() throws Exception {
    RunResult result = result();
    ReportedRun run = ReportedRun.of(result, Optional.empty(), result.started());
    assertThat(run.tasks()).extracting(ReportedTask::parents).containsOnly(List.of());
    StringBuilder page = new StringBuilder();
    RunReport.write(run, page);
    assertThat(page).contains("<h2>Timeline</h2>").doesNotContain("<h2>Graph</h2>");
  }
}
