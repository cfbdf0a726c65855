package io.clockwork.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Everything a check found, in reading order, without repetitions.
 *
 * @param diagnostics sorted by {@link Diagnostic#BY_PLACE}
 */
public record ValidationReport(List<Diagnostic> diagnostics) {
  /** A report that found nothing. */
  public static final ValidationReport CLEAN = new ValidationReport(List.of());

  /** Sorts the diagnostics and drops repetitions. */
  public ValidationReport {
    List<Diagnostic> sorted = new ArrayList<>(new LinkedHashSet<>(diagnostics));
    sorted.sort(Diagnostic.BY_PLACE);
    diagnostics = List.copyOf(sorted);
  }

  /** A report of these problems. */
  public static ValidationReport of(Collection<Diagnostic> diagnostics) {
    return diagnostics.isEmpty() ? CLEAN : new ValidationReport(List.copyOf(diagnostics));
  }

  /** This report and another one together. */
  public ValidationReport and(ValidationReport other) {
    List<Diagnostic> both = new ArrayList<>(diagnostics);
    both.addAll(other.diagnostics);
    return of(both);
  }

  /** Whether anything is an error. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** The errors alone. */
  public List<Diagnostic> errors() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /** The warnings alone. */
  public List<Diagnostic> warnings() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.WARNING).toList();
  }
}
