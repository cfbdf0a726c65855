package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the parser found wrong. */
final class SyntaxProblem {
  private static final String CHECK = "check indentation, brackets and quotes around this place";

  /** Parts of the parser's messages with what usually lies behind them. */
  private static final Map<String, String> HELP =
      Map.of(
          "mapping values are not allowed here",
          "put a text with \": \" in it into quotes; otherwise check the indentation",
          "found unexpected end of stream",
          "something is still open: a quote, a bracket or a brace",
          "could not find expected ':'",
          "a key needs \": \" behind it; a text of several lines needs quotes, or \"|\"",
          "expected <block end>",
          "the lines of one map or list begin in the same column",
          "expected ',' or",
          "close the bracket or brace, or put a \",\" between its elements");

  private SyntaxProblem() {}

  static UnreadableYamlException of(MarkedYamlEngineException e, int last) {
    int at = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(last);
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return problem(at, "a tab cannot indent YAML", "indent with spaces");
    }
    String context = e.getContext() == null ? "" : ", " + e.getContext();
    return of(problem + context, at);
  }

  static UnreadableYamlException of(String message, int at) {
    String help =
        HELP.entrySet().stream()
            .filter(entry -> message.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(CHECK);
    String line = message.lines().findFirst().orElse("").strip();
    return problem(at, "not YAML: " + lowerFirst(line), help);
  }

  private static String lowerFirst(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static UnreadableYamlException problem(int at, String message, String help) {
    return new UnreadableYamlException(DiagnosticCode.YAML_SYNTAX, at, message, help);
  }
}
