package io.clockwork.rehearsal;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.VirtualTime;
import io.clockwork.stub.StubTasks;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * Does what stubs say, in virtual time. Values stay in memory; only files and directories are
 * written to the run's folder. For one run after the other. Not thread-safe. {@link #close} has
 * nothing to release.
 */
public final class StubTaskExecutor implements TaskExecutor {
  private final StubTasks stubs;
  private final VirtualTime time;

  /** An executor of these stubs; what is said of them later counts too. */
  public StubTaskExecutor(StubTasks stubs, VirtualTime time) {
    this.stubs = Objects.requireNonNull(stubs, "stubs");
    this.time = Objects.requireNonNull(time, "time");
  }

  /** A runner of these stubs, to be told more: four jobs, and neither journal nor secrets. */
  public static LocalRunner.Builder runner(StubTasks stubs, VirtualTime time) {
    return LocalRunner.using(new StubTaskExecutor(stubs, time))
        .virtualTime(time)
        .withoutJournal()
        .jobs(4)
        .executorReason("a test")
        .secrets(secret -> Optional.of("stub"));
  }

  @Override
  public String name() {
    return "stub";
  }

  /** Stubs of tasks or outputs that do not exist, and outputs that cannot be what they declare. */
  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    return new StubCheck(pipeline, stubs).report(tasks);
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    return new StubPlay(attempt, stubs.of(attempt.task().name()), time, log).run();
  }

  /** Does nothing. */
  @Override
  public void close() {}
}
