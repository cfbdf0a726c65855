package io.clockwork.executor;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.store.RunDirectory;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One try at running a task.
 *
 * @param pipeline the pipeline the task belongs to
 * @param task the task
 * @param run the run it is part of
 * @param number of the attempt, from 1; goes on counting when a run is resumed
 * @param inputs every input of the task by name; empty when it is optional and absent
 * @param secrets the values of the task's secrets by environment variable; never to be written down
 * @param directory the run's folder
 * @param code what it runs
 * @param gracePeriod how long a task may take to end after SIGTERM before it is killed
 */
public record TaskAttempt(
    Pipeline pipeline,
    Task task,
    RunInfo run,
    int number,
    Map<String, Optional<PublishedOutput>> inputs,
    Map<String, String> secrets,
    RunDirectory directory,
    CodeRoot code,
    Duration gracePeriod) {

  /** How long a task may take to end after SIGTERM where nothing else is said: 10 s. */
  public static final Duration DEFAULT_GRACE_PERIOD = Duration.ofSeconds(10);

  /** Copies the maps, keeping their order. */
  public TaskAttempt {
    Objects.requireNonNull(pipeline, "pipeline");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(gracePeriod, "gracePeriod");
    inputs = inputs.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    secrets = Map.copyOf(secrets);
  }

  /** Names the attempt without telling the secrets. */
  @Override
  public String toString() {
    return run.id() + "/" + task.name() + "/attempt-" + number;
  }
}
