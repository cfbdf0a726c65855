package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.ValidationReport;
import java.util.List;
import java.util.function.Function;

/** The one document of a file, where one is wanted. */
final class OnlyDocument {
  private OnlyDocument() {}

  /**
   * The one document.
   *
   * @param documents at least one, if there is no error
   * @param place where the name of one is written
   * @throws InvalidDocumentException carrying every problem, if there is an error or there are
   *     several
   */
  static <T> T of(
      DocumentKind kind,
      List<T> documents,
      ValidationReport report,
      Function<T, SourceLocation> place) {
    ValidationReport all = report;
    if (!report.hasErrors() && documents.size() > 1) {
      Problems problems = new Problems();
      problems.add(
          DiagnosticCode.SEVERAL_DOCUMENTS,
          place.apply(documents.get(1)),
          "a second " + kind.noun() + " where one is wanted",
          "give each " + kind.noun() + " a file of its own");
      all = report.and(problems.report());
    }
    if (all.hasErrors()) {
      throw new InvalidDocumentException(all);
    }
    return documents.get(0);
  }
}
