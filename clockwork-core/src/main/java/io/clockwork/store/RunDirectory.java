package io.clockwork.store;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The places inside the folder of one run; only names, nothing is read or written here. Names of
 * its own files have a dot, which the names of tasks cannot have.
 *
 * @param path the run's folder, {@code <store>/<scope>/<run-key>}, absolute
 */
public record RunDirectory(Path path) {
  /** Refuses nulls. */
  public RunDirectory {
    Objects.requireNonNull(path, "path");
  }

  /** The folder of a run in a store. */
  public static RunDirectory of(Path store, String scope, String runId) {
    return new RunDirectory(store.toAbsolutePath().resolve(scope).resolve(RunKey.of(runId)));
  }

  /** One JSON line for each event of the run, in order. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** The pipeline as it was when the run, or its latest resumption, began; canonical YAML. */
  public Path definition() {
    return path.resolve("pipeline.yaml");
  }

  /** Locked by the process that runs the run. */
  public Path lock() {
    return path.resolve("run.lock");
  }

  /** The folder of a task. */
  public Path task(String task) {
    return path.resolve(task);
  }

  /** Names the attempt whose outputs count: {@code {"attempt":1,"state":"succeeded"}}. */
  public Path current(String task) {
    return task(task).resolve("current");
  }

  /** The folder of an attempt. */
  public AttemptDirectory attempt(String task, int number) {
    return new AttemptDirectory(task(task).resolve("attempt-" + number));
  }
}
