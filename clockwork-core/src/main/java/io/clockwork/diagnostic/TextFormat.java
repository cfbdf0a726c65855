package io.clockwork.diagnostic;

import java.util.stream.Collectors;

/**
 * Diagnostics as people read them: place, code, message, the line in question, help.
 *
 * <pre>{@code
 * clockwork.yaml:8:22: error[unknown-task]: task "load" comes after "nope", which does not exist
 *   8 |     after: [extract, nope]
 *     |                      ^^^^
 *   help: tasks in this pipeline are "extract", "load"
 * }</pre>
 *
 * <p>Nothing in a document can reach the terminal as a control character.
 *
 * <p>Immutable.
 */
public final class TextFormat implements ReportFormat {
  private static final TextFormat PLAIN = new TextFormat(false);
  private static final TextFormat COLORED = new TextFormat(true);

  private static final String BOLD = "1";
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String BLUE = "34";
  private static final String CYAN = "36";

  private final boolean colored;

  private TextFormat(boolean colored) {
    this.colored = colored;
  }

  /** Without colours: the form documented, exact to the character. */
  public static TextFormat plain() {
    return PLAIN;
  }

  /** The same characters with ANSI colours, for a terminal. */
  public static TextFormat colored() {
    return COLORED;
  }

  /** All problems of a report, one after the other, each ended by a line break. */
  @Override
  public String render(ValidationReport report) {
    return report.diagnostics().stream().map(this::render).collect(Collectors.joining());
  }

  /** One problem, ended by a line break. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    diagnostic
        .location()
        .ifPresent(place -> out.append(paint(BOLD, Printable.text(place + ":"))).append(' '));
    out.append(paint(color(diagnostic), label(diagnostic)))
        .append(paint(BOLD, ": " + Printable.text(diagnostic.message())))
        .append('\n');
    diagnostic
        .location()
        .ifPresent(
            place ->
                Excerpt.of(place).ifPresent(excerpt -> append(excerpt, place, diagnostic, out)));
    diagnostic
        .help()
        .ifPresent(
            help ->
                out.append("  ")
                    .append(paint(CYAN, "help:"))
                    .append(' ')
                    .append(Printable.text(help))
                    .append('\n'));
    return out.toString();
  }

  /** How much of what is where, such as {@code 3 errors, 1 warning in clockwork.yaml}. */
  public String summary(ValidationReport report) {
    String text = Summary.of(report);
    if (report.diagnostics().isEmpty()) {
      return text;
    }
    return paint(report.hasErrors() ? RED : YELLOW, Printable.text(text));
  }

  private void append(
      Excerpt excerpt, SourceLocation place, Diagnostic diagnostic, StringBuilder out) {
    String number = Integer.toString(place.line());
    out.append("  ").append(paint(BLUE, number + " |"));
    if (!excerpt.line().isEmpty()) {
      out.append(' ').append(excerpt.line());
    }
    out.append('\n');
    if (!excerpt.carets().isEmpty()) {
      out.append("  ")
          .append(paint(BLUE, " ".repeat(number.length()) + " |"))
          .append(' ')
          .append(excerpt.indent())
          .append(paint(color(diagnostic), excerpt.carets()))
          .append('\n');
    }
  }

  private static String label(Diagnostic diagnostic) {
    return diagnostic.severity().id() + "[" + diagnostic.code().id() + "]";
  }

  private static String color(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR ? RED : YELLOW;
  }

  private String paint(String color, String text) {
    return colored ? "\u001B[" + color + "m" + text + "\u001B[0m" : text;
  }
}
