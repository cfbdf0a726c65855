package io.clockwork.run;

import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.store.RunDirectory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A run that goes on. Thread-safe. */
public final class RunHandle {
  private final String id;
  private final RunDirectory directory;
  private final ValidationReport warnings;
  private final Engine engine;
  private final CompletableFuture<RunResult> result;

  RunHandle(
      RunPlan plan, ValidationReport warnings, Engine engine, CompletableFuture<RunResult> result) {
    this.id = plan.run().id();
    this.directory = plan.directory();
    this.warnings = warnings;
    this.engine = engine;
    this.result = result;
  }

  /** The run's id. */
  public String id() {
    return id;
  }

  /** Its folder. */
  public RunDirectory directory() {
    return directory;
  }

  /** What was found before the run began and did not keep it from beginning. */
  public ValidationReport warnings() {
    return warnings;
  }

  /**
   * Stops the run: nothing more is started, and running tasks are asked to end. Called again while
   * they do, it stops them at once. Returns immediately; a run that has ended is left as it is.
   */
  public void cancel() {
    engine.cancel();
  }

  /**
   * The run's end, also of one that failed or was cancelled; it completes exceptionally only if
   * Clockwork itself breaks. Not to be waited for by a listener of the run.
   */
  public CompletionStage<RunResult> result() {
    return result.minimalCompletionStage();
  }

  /**
   * Waits for the run's end.
   *
   * @throws InterruptedException if the waiting thread is interrupted; the run goes on
   * @throws CompletionException if Clockwork itself breaks; a run that fails is a result
   */
  public RunResult await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    }
  }

  /** Waits for the end; cancels the run if the waiting thread is interrupted, and waits on. */
  RunResult awaitOrCancel() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await();
        } catch (InterruptedException e) {
          interrupted = true;
          cancel();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
