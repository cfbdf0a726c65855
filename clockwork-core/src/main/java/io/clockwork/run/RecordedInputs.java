package io.clockwork.run;

import io.clockwork.contract.Manifest;
import io.clockwork.contract.ManifestEntry;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.contract.RecordedContext;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Input;
import io.clockwork.model.Output;
import io.clockwork.model.OutputRef;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.store.AttemptDirectory;
import io.clockwork.store.BlobCheck;
import io.clockwork.store.RecordedAttempt;
import io.clockwork.store.RecordedProducer;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a recorded attempt read: values as it was told them, files and directories out of the folder
 * of its producer, each held against what that published.
 */
final class RecordedInputs {
  private final RecordedAttempt recorded;
  private final Pipeline pipeline;
  private final Task task;
  private final Collection<Diagnostic> problems;
  private final Map<String, Map<String, PublishedOutput>> outputs = new LinkedHashMap<>();

  private RecordedInputs(
      RecordedAttempt recorded, Pipeline pipeline, Task task, Collection<Diagnostic> problems) {
    this.recorded = recorded;
    this.pipeline = pipeline;
    this.task = task;
    this.problems = problems;
  }

  /**
   * Finds all that a task of the pipeline is to read, by the task and the output it stands for;
   * reports what cannot be had.
   *
   * @param given outputs that something else was given for
   */
  static Map<String, Map<String, PublishedOutput>> of(
      RecordedAttempt recorded,
      Pipeline pipeline,
      Set<OutputRef> given,
      Collection<Diagnostic> problems) {
    Task task = pipeline.tasks().get(recorded.manifest().attempt().task());
    if (task == null) {
      return Map.of();
    }
    RecordedInputs inputs = new RecordedInputs(recorded, pipeline, task, problems);
    task.inputs()
        .forEach(
            (name, input) -> {
              if (!given.contains(input.from())) {
                inputs.add(name, input);
              }
            });
    return inputs.outputs;
  }

  private void add(String name, Input input) {
    Map<String, Optional<RecordedContext.RecordedInput>> told = recorded.context().inputs();
    Optional<RecordedContext.RecordedInput> read = told.getOrDefault(name, Optional.empty());
    if (read.isEmpty()) {
      if (!input.optional()) {
        problem(
            name,
            told.containsKey(name)
                ? "was absent in the attempt that is replayed"
                : "is none that the attempt had that is replayed");
      }
      return;
    }
    found(name, input.from(), read.get())
        .ifPresent(
            output ->
                outputs
                    .computeIfAbsent(input.from().task(), from -> new LinkedHashMap<>())
                    .put(input.from().output(), output));
  }

  private Optional<PublishedOutput> found(
      String name, OutputRef from, RecordedContext.RecordedInput read) {
    DataType type = type(from);
    if (read.type() != type) {
      return differs(name, "was of type " + read.type().id() + " and is of type " + type.id());
    }
    return read.value().isPresent()
        ? value(name, type, read.value().get())
        : blob(name, type, from);
  }

  private DataType type(OutputRef from) {
    Output output = pipeline.task(from.task()).outputs().get(from.output());
    if (output == null) {
      throw new AssertionError("a pipeline's wiring is sound");
    }
    return output.type();
  }

  private Optional<PublishedOutput> value(String name, DataType type, RecordedContext.Told told) {
    Optional<Value> value = Value.parse(type, told.textFor(type));
    return value.isPresent()
        ? value.map(PublishedOutput.Text::new)
        : differs(name, "was recorded as " + Quoted.text(told.text()) + ", which is no such value");
  }

  private Optional<PublishedOutput> blob(String name, DataType type, OutputRef from) {
    try {
      Optional<RecordedProducer> producer = RecordedProducer.of(recorded, from.task());
      if (producer.isEmpty()) {
        return differs(
            name,
            "is not there: task "
                + Quoted.text(from.task())
                + " has no attempt that succeeded in "
                + recorded.run().task(from.task()));
      }
      AttemptDirectory folder = producer.get().folder();
      Manifest manifest = producer.get().manifest();
      if (!(manifest.outputs().get(from.output()) instanceof ManifestEntry.Blob published)) {
        return differs(name, "is not among the outputs in " + folder.manifest());
      }
      BlobCheck check = BlobCheck.of(folder.output(from.output()), published);
      return check.problem().isPresent()
          ? differs(name, check.problem().get())
          : Optional.of(
              new PublishedOutput.Blob(type, folder.output(from.output()), check.fingerprint()));
    } catch (IOException e) {
      return differs(name, "cannot be read: " + e.getMessage());
    }
  }

  private Optional<PublishedOutput> differs(String name, String how) {
    problem(name, how);
    return Optional.empty();
  }

  private void problem(String name, String how) {
    problems.add(
        Diagnostic.of(
                DiagnosticCode.NO_EARLIER_OUTPUT,
                pipeline
                    .sources()
                    .value(FieldPath.of("tasks", task.name(), "inputs", name, "from")),
                "input " + Quoted.text(name) + " of task " + Quoted.text(task.name()) + " " + how)
            .withHelp(
                "mount or copy the whole folder of the run, or give it by --input "
                    + name
                    + "=.."));
  }
}
