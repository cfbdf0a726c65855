package io.clockwork.diagnostic;

import java.util.stream.Collectors;

/**
 * Diagnostics as GitHub's workflow commands, one a line, which its Actions turn into notes beside
 * the lines of a pull request: {@code ::error file=..,line=..,col=..,title=..::message}. Immutable.
 */
public final class GithubFormat implements ReportFormat {
  private static final GithubFormat FORMAT = new GithubFormat();

  private GithubFormat() {}

  /** The format; it has no settings. */
  public static GithubFormat create() {
    return FORMAT;
  }

  @Override
  public String render(ValidationReport report) {
    return report.diagnostics().stream().map(GithubFormat::line).collect(Collectors.joining());
  }

  private static String line(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder("::").append(diagnostic.severity().id()).append(' ');
    diagnostic.location().ifPresent(place -> place(place, out));
    out.append("title=").append(diagnostic.code().id()).append("::");
    out.append(data(diagnostic.message()));
    diagnostic.help().ifPresent(help -> out.append("%0Ahelp: ").append(data(help)));
    return out.append('\n').toString();
  }

  private static void place(SourceLocation place, StringBuilder out) {
    out.append("file=").append(property(place.source().name())).append(',');
    if (place.line() > 0) {
      out.append("line=").append(place.line()).append(',');
    }
    if (place.column() > 0) {
      out.append("col=").append(place.column()).append(',');
    }
  }

  /** The escapes of a command's message; everything else unprintable is made visible. */
  private static String data(String text) {
    return Printable.text(text).replace("%", "%25");
  }

  /** The escapes of a command's property, which colons and commas would end. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
