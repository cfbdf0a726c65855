package io.clockwork.run;

import io.clockwork.contract.Limits;
import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.OutputRef;
import io.clockwork.model.Pipeline;
import io.clockwork.model.Task;
import io.clockwork.model.Value;
import io.clockwork.store.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes outputs of what is given to a run, for tasks that it leaves out. */
final class GivenInputs {
  private final Pipeline pipeline;
  private final Set<String> selected;
  private final Collection<Diagnostic> problems;
  private final Set<OutputRef> givers = new HashSet<>();
  private final Map<String, Map<String, PublishedOutput>> outputs = new LinkedHashMap<>();

  private GivenInputs(Pipeline pipeline, Set<String> selected, Collection<Diagnostic> problems) {
    this.pipeline = pipeline;
    this.selected = selected;
    this.problems = problems;
  }

  /** Reads what is given; reports what cannot be used. */
  static GivenInputs of(
      Pipeline pipeline,
      Set<String> selected,
      List<GivenInput> given,
      Collection<Diagnostic> problems) {
    GivenInputs inputs = new GivenInputs(pipeline, selected, problems);
    given.forEach(inputs::add);
    return inputs;
  }

  /** By the task and the output they stand for. */
  Map<String, Map<String, PublishedOutput>> outputs() {
    return outputs;
  }

  /** All outputs that something was given for, be it of use or not. */
  Set<OutputRef> standInFor() {
    return givers;
  }

  private void add(GivenInput given) {
    List<OutputRef> meant = meant(given.name());
    if (meant.size() != 1) {
      problem(
          DiagnosticCode.BAD_REFERENCE,
          Quoted.text(given.name())
              + (meant.isEmpty()
                  ? " is given, but no task that is run has such an input"
                  : " is given, but several tasks have such an input"),
          "inputs of tasks that are run are " + Quoted.names(names()));
      return;
    }
    OutputRef from = meant.get(0);
    if (selected.contains(from.task())) {
      problem(
          DiagnosticCode.BAD_REFERENCE,
          Quoted.text(given.name())
              + " is given, but task "
              + Quoted.text(from.task())
              + ", which makes it, is run too",
          "leave that task out, as by --only");
    } else if (!givers.add(from)) {
      problem(
          DiagnosticCode.BAD_REFERENCE,
          Quoted.text(given.name())
              + " is given, but "
              + Quoted.text(from.toString())
              + " is already",
          "give each output once; every task that reads it gets the same");
    } else {
      published(given, type(from))
          .ifPresent(
              output ->
                  outputs
                      .computeIfAbsent(from.task(), task -> new LinkedHashMap<>())
                      .put(from.output(), output));
    }
  }

  private DataType type(OutputRef from) {
    return Objects.requireNonNull(
            pipeline.task(from.task()).outputs().get(from.output()), "a pipeline's wiring is sound")
        .type();
  }

  /** What inputs of this name read. */
  private List<OutputRef> meant(String name) {
    return selected.stream()
        .map(pipeline::task)
        .flatMap(
            task ->
                task.inputs().entrySet().stream()
                    .filter(
                        input ->
                            name.equals(input.getKey())
                                || name.equals(task.name() + "." + input.getKey()))
                    .map(input -> input.getValue().from()))
        .distinct()
        .toList();
  }

  private List<String> names() {
    return selected.stream().map(pipeline::task).flatMap(GivenInputs::names).toList();
  }

  private static Stream<String> names(Task task) {
    return task.inputs().keySet().stream().map(input -> task.name() + "." + input);
  }

  private Optional<PublishedOutput> published(GivenInput given, DataType type) {
    return type.isValue() ? value(given, type) : blob(given, type);
  }

  private Optional<PublishedOutput> value(GivenInput given, DataType type) {
    int bytes = given.text().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Limits.VALUE_BYTES) {
      problem(
          DiagnosticCode.OUT_OF_RANGE,
          named(given) + " is " + bytes + " bytes; a value may have at most " + Limits.VALUE_BYTES,
          "give a shorter one");
      return Optional.empty();
    }
    Optional<PublishedOutput> value =
        Value.parse(type, given.text()).map(PublishedOutput.Text::new);
    if (value.isEmpty()) {
      problem(
          DiagnosticCode.WRONG_TYPE,
          named(given)
              + " is of type "
              + type.id()
              + ", which "
              + Quoted.text(given.text())
              + " is not",
          "give it a value of that type");
    }
    return value;
  }

  private Optional<PublishedOutput> blob(GivenInput given, DataType type) {
    Optional<PublishedOutput> blob = blob(type, given);
    if (blob.isEmpty()) {
      problem(
          DiagnosticCode.PATH_NOT_FOUND,
          named(given)
              + " is to be "
              + Quoted.text(given.text())
              + ", where no "
              + type.id()
              + " is that can be read",
          "give the path of one that is there");
    }
    return blob;
  }

  private static Optional<PublishedOutput> blob(DataType type, GivenInput given) {
    try {
      Path real = given.folder().resolve(given.text()).toRealPath();
      return Files.isReadable(real)
          ? Fingerprint.of(type, real)
              .map(fingerprint -> new PublishedOutput.Blob(type, real, fingerprint))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static String named(GivenInput given) {
    return "input " + Quoted.text(given.name());
  }

  private void problem(DiagnosticCode code, String message, String help) {
    problems.add(Diagnostic.of(code, Optional.empty(), message).withHelp(help));
  }
}
