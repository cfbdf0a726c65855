package io.clockwork.junit;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what was found wrong. Every failure shows the whole report. Not thread-safe. */
public final class ReportAssert extends AbstractAssert<ReportAssert, ValidationReport> {
  ReportAssert(ValidationReport report) {
    super(report, ReportAssert.class);
  }

  /** Nothing was found, not even a warning. */
  public ReportAssert isClean() {
    return require(report().diagnostics().isEmpty(), "no problems");
  }

  /** There is a problem of this code. */
  public ReportAssert has(DiagnosticCode code) {
    return require(found(code, problem -> true), "a problem " + code.id());
  }

  /** There is a problem of this code at a place, both counted from 1. */
  public ReportAssert has(DiagnosticCode code, int line, int column) {
    return require(
        found(
            code,
            problem ->
                problem
                    .location()
                    .filter(at -> at.line() == line && at.column() == column)
                    .isPresent()),
        "a problem " + code.id() + " at " + line + ":" + column);
  }

  /** There are problems of exactly these codes, in the order in which they are reported. */
  public ReportAssert hasExactly(DiagnosticCode... codes) {
    List<DiagnosticCode> found = report().diagnostics().stream().map(Diagnostic::code).toList();
    return require(
        found.equals(List.of(codes)),
        "exactly the problems " + List.of(codes).stream().map(DiagnosticCode::id).toList());
  }

  private boolean found(DiagnosticCode code, Predicate<Diagnostic> wanted) {
    return report().diagnostics().stream()
        .anyMatch(problem -> problem.code() == code && wanted.test(problem));
  }

  private ValidationReport report() {
    isNotNull();
    return actual;
  }

  private ReportAssert require(boolean holds, String what) {
    if (!holds) {
      String text = TextFormat.plain().render(actual);
      failWithMessage(
          "%s",
          "expected " + what + ", but found " + (text.isEmpty() ? "none" : "these:\n" + text));
    }
    return this;
  }
}
