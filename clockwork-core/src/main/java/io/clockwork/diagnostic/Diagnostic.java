package io.clockwork.diagnostic;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One problem of a document.
 *
 * @param code which kind of problem; its severity is the code's
 * @param message what is wrong, one line, without a final full stop
 * @param location where; empty when the problem belongs to no place
 * @param help how to mend it, one line
 */
public record Diagnostic(
    DiagnosticCode code, String message, Optional<SourceLocation> location, Optional<String> help) {

  /** By source name, then line, then column, then code: the order in which people read. */
  public static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.location().map(l -> l.source().name()).orElse(""))
          .thenComparing(d -> d.location().map(SourceLocation::line).orElse(0))
          .thenComparing(d -> d.location().map(SourceLocation::column).orElse(0))
          .thenComparing(Diagnostic::code);

  /** Refuses nulls. */
  public Diagnostic {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(help, "help");
  }

  /** A problem without help. */
  public static Diagnostic of(
      DiagnosticCode code, Optional<SourceLocation> location, String message) {
    return new Diagnostic(code, message, location, Optional.empty());
  }

  /** A problem at a known place, without help. */
  public static Diagnostic of(DiagnosticCode code, SourceLocation location, String message) {
    return of(code, Optional.of(location), message);
  }

  /** The same problem with help. */
  public Diagnostic withHelp(String text) {
    return new Diagnostic(code, message, location, Optional.of(text));
  }

  /** The same problem with help, if there is any. */
  public Diagnostic withHelp(Optional<String> text) {
    return new Diagnostic(code, message, location, text);
  }

  /** The severity of the code. */
  public Severity severity() {
    return code.severity();
  }
}
