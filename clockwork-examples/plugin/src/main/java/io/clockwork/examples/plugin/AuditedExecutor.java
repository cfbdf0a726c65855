package io.clockwork.examples.plugin;

import io.clockwork.diagnostic.BackendUnavailableException;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.executor.LogSink;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.executor.TaskOutcome;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Collection;

/**
 * Runs tasks by another executor, and writes down each attempt before it begins and after it ended:
 * a line in a file that several runs may share. Thread-safe.
 */
final class AuditedExecutor implements TaskExecutor {
  static final String NAME = "audited";

  private final TaskExecutor executor;
  private final Path file;
  private final Clock clock;

  AuditedExecutor(TaskExecutor executor, Path file, Clock clock) {
    this.executor = executor;
    this.file = file;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ValidationReport check(Pipeline pipeline, Collection<Task> tasks) {
    return executor.check(pipeline, tasks);
  }

  @Override
  public TaskOutcome execute(TaskAttempt attempt, LogSink log) throws InterruptedException {
    write(attempt, "begins");
    String end = "stopped";
    try {
      TaskOutcome outcome = executor.execute(attempt, log);
      end = outcome.getClass().getSimpleName();
      return outcome;
    } finally {
      write(attempt, end);
    }
  }

  /** One call, one line: whoever else appends to the file writes before it or after it. */
  private void write(TaskAttempt attempt, String what) {
    String line = "%s %s %s %s\n".formatted(clock.instant(), attempt.run().scope(), attempt, what);
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new BackendUnavailableException("cannot write to the audit log " + file, e);
    }
  }

  @Override
  public void close() {
    executor.close();
  }
}
