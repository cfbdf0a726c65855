package io.clockwork.airflow;

import io.clockwork.contract.StepDocument;
import io.clockwork.contract.StepDocument.Code;
import io.clockwork.model.Action;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DAGs of pipelines, for tests. */
final class Dags {
  private static final Code CODE =
      new Code("https://git.example.com/growth/churn.git", "3f2a".repeat(10), ".");

  private Dags() {}

  /** The pipeline every night, by an owner, on a cluster. */
  static AirflowDag nightly(Pipeline pipeline) {
    String id = pipeline.name() + "-nightly";
    return new AirflowDag(
        id,
        List.of(
            "schedule: growth/" + id + ".yaml",
            "pipeline: " + CODE.git() + " clockwork.yaml, main at " + CODE.commit()),
        pipeline.description(),
        pipeline.description().map(text -> text + "\n\nCode: " + CODE.commit()),
        new AirflowDag.Timing(
            Optional.of("0 2 * * *"),
            ZoneId.of("Asia/Jakarta"),
            Optional.of(LocalDateTime.of(2026, 1, 1, 0, 0)),
            Optional.empty(),
            false,
            1,
            Optional.of(Duration.ofHours(6))),
        pipeline.params(),
        Optional.of("growth-ds@example.com"),
        Optional.empty(),
        List.of("nightly", "growth"),
        AlertCallbacks.NONE,
        Map.of("runtime_image", "registry.example.com/clockwork/runtime:1.0"),
        pipeline.tasks().values().stream().map(task -> task(id, pipeline, task)).toList(),
        TaskFlow.of(pipeline));
  }

  private static AirflowTask task(String scope, Pipeline pipeline, Task task) {
    Optional<List<String>> entrypoint =
        task.action() instanceof Action.Entrypoint
            ? Optional.of(List.of("/entrypoint"))
            : Optional.empty();
    return new AirflowTask(
        StepDocument.of(scope, pipeline, task, Optional.of(CODE), entrypoint),
        Map.of("image", task.effective().runtime().map(runtime -> runtime.text()).orElse("python")),
        task.description(),
        task.effective().retries(),
        task.effective().timeout().map(limit -> limit.plusMinutes(12)));
  }
}
