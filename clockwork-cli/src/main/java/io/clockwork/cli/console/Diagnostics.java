package io.clockwork.cli.console;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;

/** Problems of documents, on standard error. */
public final class Diagnostics {
  private final Invocation invocation;

  /** For this call. */
  public Diagnostics(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Prints every problem, and after more than one how many they are. */
  public void print(ValidationReport report) {
    TextFormat format = format(invocation.terminal().err());
    invocation.err().print(format.render(report));
    if (report.diagnostics().size() > 1) {
      invocation.err().println(format.summary(report));
    }
  }

  /** The format for people, coloured where the stream can show it. */
  public static TextFormat format(Style style) {
    return style == Style.COLOURED ? TextFormat.colored() : TextFormat.plain();
  }
}
