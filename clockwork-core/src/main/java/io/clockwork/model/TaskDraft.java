package io.clockwork.model;

import io.clockwork.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;

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
  record NamedInput(String name, String from, boolean optional) {}

  /** An output whose name may be taken twice. */
  record NamedOutput(String name, Output output) {}
}
