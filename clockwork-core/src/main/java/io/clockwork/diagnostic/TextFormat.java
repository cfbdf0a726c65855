package io.clockwork.diagnostic;

import java.util.stream.Collectors;

/** Diagnostics as people read them: place, code, message, the line in question, help. */
public final class TextFormat {
  private static final TextFormat PLAIN = new TextFormat();

  private TextFormat() {}

  /** Without colours. */
  public static TextFormat plain() {
    return PLAIN;
  }

  /** All problems of a report, one after the other, each ended by a line break. */
  public String render(ValidationReport report) {
    return report.diagnostics().stream().map(this::render).collect(Collectors.joining());
  }

  /** One problem, ended by a line break. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    diagnostic.location().ifPresent(place -> out.append(place).append(": "));
    out.append(diagnostic.severity().id()).append('[').append(diagnostic.code().id()).append("]: ");
    out.append(diagnostic.message()).append('\n');
    diagnostic.location().ifPresent(place -> excerpt(place, out));
    diagnostic.help().ifPresent(help -> out.append("  help: ").append(help).append('\n'));
    return out.toString();
  }

  private static void excerpt(SourceLocation place, StringBuilder out) {
    place
        .source()
        .line(place.line())
        .ifPresent(
            line -> {
              String number = Integer.toString(place.line());
              out.append("  ").append(number).append(" | ").append(line).append('\n');
              if (place.column() > 0) {
                out.append(" ".repeat(number.length() + 4 + place.column()))
                    .append("^".repeat(place.length()))
                    .append('\n');
              }
            });
  }
}
