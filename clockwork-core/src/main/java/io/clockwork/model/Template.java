package io.clockwork.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A text with expressions: {@code ${params.x}}, {@code ${inputs.x}}, {@code ${outputs.x}}, {@code
 * ${run.date}}; <code>$${</code> is a literal <code>${</code>. Two templates are equal when their
 * texts are. Immutable.
 */
public final class Template {
  private final String text;
  private final List<Part> parts;

  private Template(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /** Reads a text; never fails, what is no expression becomes a {@link Malformed} part. */
  public static Template parse(String text) {
    Objects.requireNonNull(text, "text");
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (text.startsWith("$${", at)) {
        literal.append("${");
        at += 3;
      } else if (text.startsWith("${", at)) {
        flush(literal, parts);
        int end = text.indexOf('}', at);
        end = end < 0 ? text.length() : end + 1;
        parts.add(reference(text.substring(at, end), at));
        at = end;
      } else {
        literal.append(text.charAt(at++));
      }
    }
    flush(literal, parts);
    return new Template(text, parts);
  }

  /** A template that stands for exactly this text, whatever is in it. */
  public static Template literal(String text) {
    return parse(text.replace("${", "$${"));
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (literal.length() > 0) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private static Part reference(String written, int offset) {
    if (!written.endsWith("}")) {
      return new Malformed(written, offset);
    }
    String name = written.substring(2, written.length() - 1);
    int dot = name.indexOf('.');
    String field = name.substring(dot + 1);
    return switch (dot < 0 ? "" : name.substring(0, dot)) {
      case "params" -> new ParamReference(field, offset);
      case "inputs" -> new InputReference(field, offset);
      case "outputs" -> new OutputReference(field, offset);
      case "run" ->
          RunField.of(field)
              .<Part>map(known -> new RunReference(known, offset))
              .orElseGet(() -> new Malformed(written, offset));
      default -> new Malformed(written, offset);
    };
  }

  /** The text as it was written. */
  public String text() {
    return text;
  }

  /** Literals and references in their order. */
  public List<Part> parts() {
    return parts;
  }

  /** Whether every run gives the same text. */
  public boolean isConstant() {
    return parts.stream().allMatch(Literal.class::isInstance);
  }

  /** The text of a run: literals as they are, references by {@code resolver}. */
  public String resolve(Function<Part, String> resolver) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part instanceof Literal literal ? literal.text() : resolver.apply(part));
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Template that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  /** A piece of a template. */
  public sealed interface Part {}

  /**
   * Text that stands for itself.
   *
   * @param text with <code>$${</code> already undone
   */
  public record Literal(String text) implements Part {}

  /**
   * A param's text.
   *
   * @param name of the param
   * @param offset of the expression in the text, in chars from 0
   */
  public record ParamReference(String name, int offset) implements Part {}

  /**
   * An input's text, or the path of its file or directory.
   *
   * @param name of the input
   * @param offset of the expression in the text, in chars from 0
   */
  public record InputReference(String name, int offset) implements Part {}

  /**
   * The path an output must be left at.
   *
   * @param name of the output
   * @param offset of the expression in the text, in chars from 0
   */
  public record OutputReference(String name, int offset) implements Part {}

  /**
   * Something of the run.
   *
   * @param field which
   * @param offset of the expression in the text, in chars from 0
   */
  public record RunReference(RunField field, int offset) implements Part {}

  /**
   * What looks like an expression but is none. A built pipeline has no such part.
   *
   * @param written from {@code $} to the closing brace, or the end of the text
   * @param offset in the text, in chars from 0
   */
  public record Malformed(String written, int offset) implements Part {}
}
