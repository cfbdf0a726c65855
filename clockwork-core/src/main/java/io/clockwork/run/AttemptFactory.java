package io.clockwork.run;

import io.clockwork.code.CodeRoot;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RunInfo;
import io.clockwork.executor.TaskAttempt;
import io.clockwork.executor.TaskExecutor;
import io.clockwork.model.Input;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.model.Task;
import io.clockwork.store.RunDirectory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes the attempts of a run: joins what a task wires with what its producers published. */
final class AttemptFactory {
  private final Pipeline pipeline;
  private final RunInfo run;
  private final RunDirectory directory;
  private final CodeRoot code;
  private final TaskExecutor executor;
  private final Duration gracePeriod;
  private final Map<SecretRef, String> secrets;
  private final Function<Task, TaskFingerprint> fingerprints;
  private final Map<String, Map<String, PublishedOutput>> published;

  AttemptFactory(
      RunPlan plan,
      TaskExecutor executor,
      Duration gracePeriod,
      Function<Task, TaskFingerprint> fingerprints) {
    this.pipeline = plan.pipeline();
    this.run = plan.run();
    this.directory = plan.directory();
    this.code = plan.code().root();
    this.secrets = plan.secrets();
    this.executor = executor;
    this.gracePeriod = gracePeriod;
    this.fingerprints = fingerprints;
    this.published = new ConcurrentHashMap<>(plan.published());
  }

  AttemptWorker worker() {
    return new AttemptWorker(executor);
  }

  AttemptCall call() {
    return new AttemptCall(executor);
  }

  TaskFingerprint fingerprint(Task task) {
    return fingerprints.apply(task);
  }

  /** Remembers what a task published. */
  void succeeded(Task task, Map<String, PublishedOutput> outputs) {
    if (!outputs.isEmpty()) {
      published.put(task.name(), outputs);
    }
  }

  TaskAttempt attempt(Task task, int number) {
    return new TaskAttempt(
        pipeline, task, run, number, inputs(task), secrets(task), directory, code, gracePeriod);
  }

  private Map<String, Optional<PublishedOutput>> inputs(Task task) {
    if (task.inputs().isEmpty()) {
      return Map.of();
    }
    Map<String, Optional<PublishedOutput>> inputs = new LinkedHashMap<>();
    task.inputs().forEach((name, input) -> inputs.put(name, input(input)));
    return inputs;
  }

  private Optional<PublishedOutput> input(Input input) {
    Map<String, PublishedOutput> outputs = published.get(input.from().task());
    return Optional.ofNullable(outputs).map(found -> found.get(input.from().output()));
  }

  private Map<String, String> secrets(Task task) {
    Map<String, SecretRef> wanted = task.effective().secrets();
    if (wanted.isEmpty()) {
      return Map.of();
    }
    Map<String, String> values = new LinkedHashMap<>();
    wanted.forEach((variable, ref) -> values.put(variable, String.valueOf(secrets.get(ref))));
    return values;
  }
}
