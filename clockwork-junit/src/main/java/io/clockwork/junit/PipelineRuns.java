package io.clockwork.junit;

import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Pipeline;
import io.clockwork.rehearsal.StubTaskExecutor;
import io.clockwork.run.LocalRunner;
import io.clockwork.run.RunResult;
import io.clockwork.run.VirtualTime;
import io.clockwork.store.FileTree;
import io.clockwork.stub.Recording;
import io.clockwork.stub.StubTasks;
import io.clockwork.yaml.PipelineYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The runs of one test, one after the other: their stubs, their time and the folder they are kept
 * in. Not thread-safe.
 */
public final class PipelineRuns {
  private final ExecutorSource source;
  private final StubTasks tasks = new StubTasks();
  private final VirtualTime time = VirtualTime.create();
  private final Path folder =
      Path.of(System.getProperty("java.io.tmpdir"), "clockwork-test-" + UUID.randomUUID());
  private Optional<TaskExecutor> executor = Optional.empty();

  PipelineRuns(ExecutorSource source) {
    this.source = source;
  }

  /** What the tasks do instead. */
  public StubTasks tasks() {
    return tasks;
  }

  /** The time of stubbed runs. */
  public VirtualTime time() {
    return time;
  }

  /** Where the runs are kept; it is made when the first of them writes something. */
  public Path folder() {
    return folder;
  }

  /** Runs the one pipeline of a file, or of {@code clockwork.yaml} in a folder, to its end. */
  public RunResult run(Path pipeline) {
    return run(PipelineYaml.load(pipeline));
  }

  /** Runs a pipeline to its end. */
  public RunResult run(Pipeline pipeline) {
    return run(pipeline, told -> told);
  }

  /** Runs the pipeline of a file with params, a date, or only some tasks. */
  public RunResult run(Path pipeline, UnaryOperator<LocalRunner.Builder> told) {
    return run(PipelineYaml.load(pipeline), told);
  }

  /** Runs a pipeline with params, a date, or only some tasks. */
  public RunResult run(Pipeline pipeline, UnaryOperator<LocalRunner.Builder> told) {
    Objects.requireNonNull(told, "told");
    return told.apply(runner().runsDirectory(folder)).build().run(pipeline);
  }

  private LocalRunner.Builder runner() {
    if (executor.isEmpty()) {
      executor = source.create();
    }
    return executor
        .map(real -> LocalRunner.using(real).executorReason("a test"))
        .orElseGet(() -> StubTaskExecutor.runner(tasks, time));
  }

  /**
   * Keeps what the last attempts of a run left, to be replayed by other tests. What was in the
   * folder before is gone.
   */
  public Recording record(RunResult run, Path recording) {
    try {
      return Recording.save(run.directory(), run.tasks().keySet(), recording);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot record " + run.id() + " in " + recording, e);
    }
  }

  /** The test is over: closes the executor, and deletes the folder unless something failed. */
  void end(Optional<Throwable> failure) {
    executor.ifPresent(TaskExecutor::close);
    if (!Files.exists(folder)) {
      return;
    }
    if (failure.isPresent()) {
      failure.get().addSuppressed(new KeptRuns(folder));
      return;
    }
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the runs of the test in " + folder, e);
    }
  }
}
