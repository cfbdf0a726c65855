package io.clockwork.yaml;

import java.util.Set;
import java.util.regex.Pattern;

/** What a scalar means by the core schema of YAML 1.2. */
enum ScalarType {
  NULL("null"),
  BOOLEAN("a boolean"),
  INTEGER("an integer"),
  NUMBER("a number"),
  STRING("a text");

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final String phrase;

  ScalarType(String phrase) {
    this.phrase = phrase;
  }

  /** The type as a sentence says it. */
  String phrase() {
    return phrase;
  }

  /** The type of a plain scalar. */
  static ScalarType ofPlain(String text) {
    if (NULLS.contains(text)) {
      return NULL;
    }
    char first = text.charAt(0);
    if ((first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.') {
      if (WHOLE.matcher(text).matches()) {
        return INTEGER;
      }
      return DECIMAL.matcher(text).matches() ? NUMBER : STRING;
    }
    return BOOLEANS.contains(text) ? BOOLEAN : STRING;
  }

  /** Whether a text can be read as this type: what a tag in front of it asserts. */
  boolean admits(String text) {
    return this == STRING || ofPlain(text) == this || (this == NUMBER && ofPlain(text) == INTEGER);
  }
}
