package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in plain words what the parser found wrong. */
final class SyntaxProblem {
  private static final String CHECK = "check indentation, brackets and quotes around this place";

  private SyntaxProblem() {}

  /** Parts of the parser's messages with what usually lies behind them; the first one counts. */
  private static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put(
        "mapping values are not allowed here",
        "put a text with \": \" in it into quotes; otherwise check the indentation");
    help.put("end of stream", "something is still open: a quote, a bracket or a brace");
    help.put("<stream end>", "something is still open: a quote, a bracket or a brace");
    help.put(
        "could not find expected ':'",
        "a key needs \": \" behind it; a text of several lines needs quotes, or \"|\"");
    help.put("expected ',' or", "close the bracket or brace, or put a \",\" between its elements");
    help.put("escape", "write a backslash as \"\\\\\", or use single quotes");
    help.put("cannot start any token", "put a text that begins with this character into quotes");
    return help;
  }

  /** What an exception says; {@code last} is where the parser was, should it say no place. */
  static UnreadableYamlException of(RuntimeException e, int last) {
    if (e instanceof MarkedYamlEngineException marked) {
      return of(marked, last);
    }
    if (e instanceof YamlVersionException version) {
      String number =
          version.getSpecVersion().getMajor() + "." + version.getSpecVersion().getMinor();
      return problem(last, "YAML " + number + " is not read here", "leave the line out");
    }
    return of(String.valueOf(e.getMessage()), last);
  }

  private static UnreadableYamlException of(MarkedYamlEngineException e, int last) {
    int at = e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(last);
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return problem(at, "a tab cannot indent YAML", "indent with spaces");
    }
    int began = e.getContextMark().map(Mark::getIndex).orElse(at);
    if (began < at && (problem.contains("end of stream") || problem.contains("<stream end>"))) {
      return problem(
          began, "not YAML: what begins here has no end", "close the quote, bracket or brace");
    }
    String context = e.getContext() == null ? "" : ", " + e.getContext();
    if (problem.contains("expected <block end>")) {
      return problem(
          at,
          "not YAML: this does not fit the indentation of the lines above",
          "the lines of one map or list begin in the same column");
    }
    return of(problem.replaceFirst("\\. \\(Do not use .*", "") + context, at);
  }

  private static UnreadableYamlException of(String message, int at) {
    String help =
        help().entrySet().stream()
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
