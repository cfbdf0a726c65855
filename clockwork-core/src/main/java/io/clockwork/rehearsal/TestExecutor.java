package io.clockwork.rehearsal;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.run.VirtualTime;
import io.clockwork.testcase.TestCase;
import io.clockwork.testcase.WrittenStub;
import java.util.Collection;
import java.util.Optional;

/**
 * Runs the tasks that a test wants to run as they are by a real executor, and the others as stubs.
 * A real attempt takes no virtual time but what its test says.
 */
final class TestExecutor implements TaskExecutor {
  private final TestCase test;
  private final StubTaskExecutor stubs;
  private final Optional<TaskExecutor> real;
  private final VirtualTime time;

  TestExecutor(
      TestCase test, StubTaskExecutor stubs, Optional<TaskExecutor> real, VirtualTime time) {
    this.test = test;
    this.stubs = stubs;
    this.real = real;
    this.time = time;
  }

  /** Whether a test has a task that runs as it is. */
  static boolean isReal(TestCase test, String task) {
    return real(test, task).isPresent();
  }

  private static Optional<WrittenStub> real(TestCase test, String task) {
    return Optional.ofNullable(test.stubs().get(task)).filter(WrittenStub::runs);
  }

  @Override
  public String name() {
    return stubs.name();
  }

  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    Collection<Task> running = tasks.stream().filter(task -> isReal(test, task.name())).toList();
    ValidationReport report = stubs.check(pipeline, tasks);
    return running.isEmpty() ? report : report.and(real.orElseThrow().check(pipeline, running));
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    Optional<WrittenStub> asItIs = real(test, attempt.task().name());
    if (asItIs.isEmpty()) {
      return stubs.execute(attempt, log);
    }
    asItIs.get().takes().ifPresent(time::pass);
    return real.orElseThrow().execute(attempt, log);
  }

  /** Does nothing: who made the real one closes it. */
  @Override
  public void close() {}
}
