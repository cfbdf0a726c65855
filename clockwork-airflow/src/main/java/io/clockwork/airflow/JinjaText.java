package io.clockwork.airflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The one encoder of text for the templated fields of operators: Airflow renders such a text with
 * Jinja, or takes it for the name of a file to render, and what comes out is the text that went in.
 * What Jinja would leave as it is stays readable; all else becomes one Jinja expression, a literal.
 */
final class JinjaText {
  /** What begins an expression, a statement or a comment, and what Jinja makes a line feed of. */
  private static final List<String> SPECIAL = List.of("{{", "{%", "{#", "\r");

  /**
   * Endings by which operators tell that a text names a file with a template; those of today's
   * Docker and Bash operators, and those the Kubernetes operator had.
   */
  private static final List<String> FILE_ENDINGS =
      List.of(".sh", ".bash", ".env", ".json", ".yaml", ".yml", ".jinja", ".jinja2", ".j2");

  private JinjaText() {}

  /** A text that renders to the one given. */
  static String of(String text) {
    return isSafe(text) ? text : expression(text);
  }

  /** Plain data with all its texts so; the keys of maps are not rendered, nor are expressions. */
  static Object in(Object data) {
    if (data instanceof String text) {
      return of(text);
    }
    if (data instanceof List<?> list) {
      return list.stream().map(JinjaText::in).toList();
    }
    if (data instanceof Map<?, ?> map) {
      Map<Object, Object> rendered = new LinkedHashMap<>();
      map.forEach((key, value) -> rendered.put(key, in(value)));
      return rendered;
    }
    return data;
  }

  private static boolean isSafe(String text) {
    return SPECIAL.stream().noneMatch(text::contains)
        && FILE_ENDINGS.stream().noneMatch(text::endsWith)
        // Jinja drops a line feed at the end.
        && !text.endsWith("\n");
  }

  private static String expression(String text) {
    String literal =
        text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r");
    return "{{ '" + literal + "' }}";
  }
}
