package io.clockwork.diagnostic;

import java.util.Objects;

/** Thrown where an invalid document would otherwise be used; carries every problem at once. */
public final class InvalidDocumentException extends ClockworkException {
  private static final long serialVersionUID = 1L;

  private final transient ValidationReport report;

  /** The message is the report as text. */
  public InvalidDocumentException(ValidationReport report) {
    super(TextFormat.plain().render(report));
    this.report = Objects.requireNonNull(report, "report");
  }

  /** Every problem found. */
  public ValidationReport report() {
    return report;
  }
}
