package io.clockwork.diagnostic;

/** A way to write a report down: for people, for programs, for code hosts. */
public sealed interface ReportFormat permits TextFormat, JsonFormat, SarifFormat, GithubFormat {

  /** The whole report, ended by a line break unless it is empty. The same report, the same text. */
  String render(ValidationReport report);
}
