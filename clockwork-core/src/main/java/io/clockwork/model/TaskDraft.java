package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A task as its builder collected it: possibly contradictory, possibly pointing at nothing. */
record TaskDraft(
    String name,
    Optional<String> description,
    List<Action> actions,
    Optional<String> requirements,
    List<Template> args,
    List<NamedInput> inputs,
    List<NamedOutput> outputs,
    List<String> after,
    TriggerRule triggerRule,
    TaskSettings settings) {

  /** What it runs; of several the first. */
  Action action() {
    return actions.isEmpty() ? new Action.Entrypoint() : actions.get(0);
  }

  /** The inputs' names, in their order. */
  Set<String> inputNames() {
    if (inputs.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    inputs.forEach(input -> names.add(input.name()));
    return names;
  }

  /** The outputs' names, in their order. */
  Set<String> outputNames() {
    if (outputs.isEmpty()) {
      return Set.of();
    }
    Set<String> names = new LinkedHashSet<>();
    outputs.forEach(output -> names.add(output.name()));
    return names;
  }

  /** Where the task is written. */
  FieldPath path() {
    return FieldPath.of("tasks", name);
  }

  /** The task as a sentence begins with it. */
  @Override
  public String toString() {
    return "task " + Quoted.text(name);
  }

  /** An input whose {@code from} is not yet known to have the form {@code task.output}. */
  record NamedInput(String name, String from, boolean optional) {
    NamedInput {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(from, "from");
    }
  }

  /** An output whose name may be taken twice. */
  record NamedOutput(String name, Output output) {
    NamedOutput {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(output, "output");
    }
  }
}
