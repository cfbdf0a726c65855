package io.clockwork.yaml;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file; stops listing where nobody would read on. */
final class Problems {
  private static final int MAX_LISTED = 1000;

  private final List<Diagnostic> found = new ArrayList<>();

  void add(DiagnosticCode code, SourceLocation place, String message, String help) {
    if (found.size() < MAX_LISTED) {
      found.add(Diagnostic.of(code, place, message).withHelp(help));
    } else if (found.size() == MAX_LISTED) {
      found.add(
          Diagnostic.of(
                  DiagnosticCode.TOO_MANY_PROBLEMS,
                  SourceLocation.file(place.source()),
                  "more than " + MAX_LISTED + " problems; the others are not listed")
              .withHelp("mend these first"));
    }
  }

  void addAll(ValidationReport report) {
    found.addAll(report.diagnostics());
  }

  /** How many there are so far. */
  int count() {
    return found.size();
  }

  ValidationReport report() {
    return ValidationReport.of(found);
  }
}
