package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;

/** Leaves the reading of a file behind the first problem after which nothing can be trusted. */
final class UnreadableYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final DiagnosticCode code;
  private final int start;
  private final String problem;
  private final String help;

  UnreadableYamlException(DiagnosticCode code, int start, String problem, String help) {
    super(problem, null, false, false);
    this.code = code;
    this.start = start;
    this.problem = problem;
    this.help = help;
  }

  void report(YamlSource source, Problems problems) {
    int at = Math.min(start, source.length());
    problems.add(code, source.place(at, at + 1), problem, help);
  }
}
