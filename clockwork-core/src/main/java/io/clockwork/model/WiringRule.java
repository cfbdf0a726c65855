package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Inputs name outputs that exist, and {@code after} names tasks that exist, each once. A required
 * input does not read what its producer may leave out. Naming a task in {@code after} that is also
 * the producer of an input says nothing new and is allowed.
 */
final class WiringRule implements Rule {
  @Override
  public void check(DraftIndex draft, Findings findings) {
    for (TaskDraft task : draft.everyTask()) {
      task.inputs().forEach(input -> checkInput(new Wire(task, input), draft, findings));
      checkAfter(task, draft, findings);
    }
  }

  private static void checkInput(Wire wire, DraftIndex draft, Findings findings) {
    Optional<OutputRef> parsed = OutputRef.parse(wire.input().from());
    if (parsed.isEmpty()) {
      findings.atValue(
          wire.path(),
          DiagnosticCode.BAD_REFERENCE,
          wire + " reads " + wire.written() + ", which is not of the form task.output",
          formHelp(wire.input().from(), draft));
      return;
    }
    OutputRef from = parsed.get();
    Optional<TaskDraft> producer = draft.task(from.task());
    if (producer.isPresent()) {
      checkOutput(wire, producer.get(), from.output(), draft, findings);
    } else if (!findings.isBroken(FieldPath.of("tasks", from.task()))) {
      findings.atValue(
          wire.path(),
          DiagnosticCode.UNKNOWN_TASK,
          wire + " reads from task " + Quoted.text(from.task()) + ", which does not exist",
          tasksHelp(from.task(), draft.tasks().keySet(), findings));
    }
  }

  private static void checkOutput(
      Wire wire, TaskDraft producer, String name, DraftIndex draft, Findings findings) {
    Map<String, Output> outputs = draft.outputs(producer);
    Output output = outputs.get(name);
    if (output == null) {
      if (!findings.isBroken(producer.path().child("outputs").child(name))) {
        findings.atValue(
            wire.path(),
            DiagnosticCode.UNKNOWN_OUTPUT,
            wire
                + " reads "
                + wire.written()
                + ", but "
                + producer
                + " has no output "
                + Quoted.text(name),
            outputsHelp(producer, name, outputs.keySet(), findings));
      }
    } else if (output.optional() && !wire.input().optional()) {
      findings.atValue(
          wire.path(),
          DiagnosticCode.OPTIONAL_OUTPUT,
          wire + " needs " + wire.written() + ", which its task may leave out",
          "make the input optional too, {from: "
              + wire.input().from()
              + ", optional: true}, or the output required");
    }
  }

  private static void checkAfter(TaskDraft task, DraftIndex draft, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < task.after().size(); i++) {
      String parent = task.after().get(i);
      if (!seen.add(parent)) {
        findings.atValue(
            task.path().child("after").child(i),
            DiagnosticCode.DUPLICATE_NAME,
            task + " comes after " + Quoted.text(parent) + " twice",
            "drop one of them");
      } else if (draft.task(parent).isEmpty()
          && !findings.isBroken(FieldPath.of("tasks", parent))) {
        findings.atValue(
            task.path().child("after").child(i),
            DiagnosticCode.UNKNOWN_TASK,
            task + " comes after " + Quoted.text(parent) + ", which does not exist",
            tasksHelp(parent, draft.tasks().keySet(), findings));
      }
    }
  }

  private static String formHelp(String written, DraftIndex draft) {
    Optional<String> output =
        draft.task(written).flatMap(task -> draft.outputs(task).keySet().stream().findFirst());
    return output
        .map(name -> "name one of its outputs, such as " + Quoted.text(written + "." + name))
        .orElse("write the name of a task, a dot, and the name of one of its outputs");
  }

  private static String tasksHelp(String written, Collection<String> tasks, Findings findings) {
    return findings
        .names()
        .meantOrAll(written, tasks, "tasks in this pipeline are", "this pipeline has no tasks");
  }

  private static String outputsHelp(
      TaskDraft producer, String written, Collection<String> outputs, Findings findings) {
    return findings
        .names()
        .meant(written, outputs, name -> producer.name() + "." + name)
        .orElseGet(
            () ->
                NameHelp.all(
                    outputs, "outputs of " + producer + " are", producer + " declares no outputs"));
  }

  /** An input with its task; as text the subject of a sentence about it. */
  private record Wire(TaskDraft task, TaskDraft.NamedInput input) {
    FieldPath path() {
      return task.path().child("inputs").child(input.name()).child("from");
    }

    String written() {
      return Quoted.text(input.from());
    }

    @Override
    public String toString() {
      return "input " + Quoted.text(input.name()) + " of " + task;
    }
  }
}
