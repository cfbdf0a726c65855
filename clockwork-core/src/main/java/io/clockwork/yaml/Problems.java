package io.clockwork.yaml;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file; stops listing where nobody would read on. */
final class Problems {
  private static final int MAX_LISTED = 500;

  private final List<Diagnostic> found = new ArrayList<>();
  private int count;

  void add(DiagnosticCode code, SourceLocation place, String message, String help) {
    add(Diagnostic.of(code, place, message).withHelp(help));
  }

  void addAll(ValidationReport report) {
    report.diagnostics().forEach(this::add);
  }

  private void add(Diagnostic problem) {
    count++;
    if (found.size() < MAX_LISTED) {
      found.add(problem);
    } else if (found.size() == MAX_LISTED) {
      found.add(
          Diagnostic.of(
                  DiagnosticCode.TOO_MANY_PROBLEMS,
                  problem.location().map(place -> SourceLocation.file(place.source())),
                  "more than " + MAX_LISTED + " problems; the others are not listed")
              .withHelp("mend these first"));
    }
  }

  /** How many there are so far. */
  int count() {
    return count;
  }

  ValidationReport report() {
    return ValidationReport.of(found);
  }
}
