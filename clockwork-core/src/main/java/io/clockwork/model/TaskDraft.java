package io.clockwork.model;

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

  /** An input whose {@code from} is not yet known to have the form {@code task.output}. */
  record NamedInput(String name, String from, boolean optional) {}

  /** An output whose name may be taken twice. */
  record NamedOutput(String name, Output output) {}
}
