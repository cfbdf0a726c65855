package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the expressions at one place can name: params, and a task's inputs and outputs. */
final class ExpressionScope {
  private static final List<String> RUN_FIELDS =
      Arrays.stream(RunField.values()).map(RunField::id).toList();
  private static final List<String> GROUPS = List.of("params", "inputs", "outputs", "run");

  private final Set<String> params;
  private final Optional<TaskDraft> task;
  private final Set<String> inputs;
  private final Set<String> outputs;
  private final Findings findings;

  /** The scope of a task, or of defaults, where any input and output may turn out to exist. */
  ExpressionScope(Set<String> params, Optional<TaskDraft> task, Findings findings) {
    this.params = params;
    this.task = task;
    inputs = task.map(TaskDraft::inputNames).orElse(Set.of());
    outputs = task.map(TaskDraft::outputNames).orElse(Set.of());
    this.findings = findings;
  }

  /** What is wrong with a part of a template. */
  Optional<Problem> problem(Template.Part part) {
    if (part instanceof Template.ParamReference param) {
      boolean fine =
          params.contains(param.name()) || findings.isBroken(FieldPath.of("params", param.name()));
      return fine ? Optional.empty() : Optional.of(unknownParam(param));
    }
    if (part instanceof Template.InputReference input) {
      return task.flatMap(owner -> unknownInput(owner, input));
    }
    if (part instanceof Template.OutputReference output) {
      return task.flatMap(owner -> unknownOutput(owner, output));
    }
    return part instanceof Template.Malformed malformed
        ? Optional.of(malformed(malformed))
        : Optional.empty();
  }

  private Problem unknownParam(Template.ParamReference param) {
    String none = "this pipeline has no params";
    String text = "${params." + param.name() + "}";
    return unknown(
        new Expression(text, param.offset()),
        "a param that does not exist",
        help("params", param.name(), params, "params of this pipeline are", none));
  }

  private Optional<Problem> unknownInput(TaskDraft owner, Template.InputReference input) {
    FieldPath path = owner.path().child("inputs").child(input.name());
    if (inputs.contains(input.name()) || findings.isBroken(path)) {
      return Optional.empty();
    }
    return Optional.of(
        unknown(
            new Expression("${inputs." + input.name() + "}", input.offset()),
            "an input that " + owner + " does not have",
            help("inputs", input.name(), inputs, "its inputs are", "it has no inputs")));
  }

  private Optional<Problem> unknownOutput(TaskDraft owner, Template.OutputReference output) {
    FieldPath path = owner.path().child("outputs").child(output.name());
    if (outputs.contains(output.name()) || findings.isBroken(path)) {
      return Optional.empty();
    }
    return Optional.of(
        unknown(
            new Expression("${outputs." + output.name() + "}", output.offset()),
            "an output that " + owner + " does not have",
            help("outputs", output.name(), outputs, "its outputs are", "it has no outputs")));
  }

  private String help(
      String group, String written, Collection<String> known, String lead, String none) {
    return findings
        .names()
        .meant(written, known, name -> "${" + group + "." + name + "}")
        .orElseGet(() -> NameHelp.all(known, lead, none));
  }

  private Problem malformed(Template.Malformed part) {
    Expression expression = new Expression(part.written(), part.offset());
    String text = part.written();
    if (!text.endsWith("}")) {
      return new Problem(
          expression,
          DiagnosticCode.BAD_EXPRESSION,
          "the expression " + Quoted.text(text) + " is not closed",
          "add the missing \"}\", or write \"$${\" for a literal \"${\"");
    }
    String inner = text.substring(2, text.length() - 1);
    int dot = inner.indexOf('.');
    String group = dot < 0 ? inner : inner.substring(0, dot);
    String name = inner.substring(dot + 1);
    if (group.equals("run") && dot > 0) {
      return unknown(
          expression,
          "something a run does not have",
          help("run", name, RUN_FIELDS, "a run has", ""));
    }
    return new Problem(
        expression,
        DiagnosticCode.BAD_EXPRESSION,
        Quoted.text(text) + " is not an expression",
        findings
            .names()
            .meant(
                group,
                GROUPS,
                meant -> dot < 0 ? "${" + meant + ".NAME}" : "${" + meant + "." + name + "}")
            .orElse(knownForms()));
  }

  private static String knownForms() {
    return RUN_FIELDS.stream()
        .map(field -> "run." + field)
        .collect(
            Collectors.joining(
                ", ",
                "write params.NAME, inputs.NAME, outputs.NAME, ",
                " between the braces, or \"$${\" for a literal \"${\""));
  }

  private static Problem unknown(Expression expression, String what, String help) {
    return new Problem(
        expression,
        DiagnosticCode.UNKNOWN_EXPRESSION,
        Quoted.text(expression.text()) + " names " + what,
        help);
  }

  /** An expression as it stands in a text. */
  record Expression(String text, int offset) {}

  /** What is wrong with an expression. */
  record Problem(Expression expression, DiagnosticCode code, String message, String help) {}
}
