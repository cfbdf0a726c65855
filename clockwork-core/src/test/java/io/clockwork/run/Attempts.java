package io.clockwork.run;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.Interval;
import io.clockwork.contract.RunInfo;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.store.RunDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Attempts of a whole run that keeps nothing. */
final class Attempts {
  private Attempts() {}

  static AttemptFactory of(Pipeline pipeline, TaskExecutor executor) {
    RunInfo run =
        new RunInfo(
            pipeline.name(), "run", Interval.at(VirtualClock.START, ZoneOffset.UTC), Map.of());
    RunPlan plan =
        new RunPlan(
            pipeline,
            run,
            RunDirectory.of(Path.of("nowhere"), run.scope(), run.id()),
            new RunCode(CodeRoot.around(Path.of("")), Optional.empty()),
            RunSelection.ALL,
            pipeline.tasks().keySet(),
            Map.of(),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    return new AttemptFactory(plan, executor, Duration.ZERO, task -> TaskFingerprint.NONE);
  }
}
