package io.clockwork.yaml;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers of YAML's core schema in JSON's grammar, which knows neither {@code +5} nor {@code .5}
 * nor {@code 0x1F}. What is JSON already keeps its text.
 */
final class NumberText {
  /** Longest text of a number: no value is longer, and arithmetic grows with its square. */
  private static final int MAX_LENGTH = 1000;

  private NumberText() {}

  /** The JSON text of a scalar of type integer or number; empty if it is infinite or too long. */
  static Optional<String> json(YamlScalar scalar) {
    String text = scalar.text().toLowerCase(Locale.ROOT);
    if (text.length() > MAX_LENGTH || text.endsWith("inf") || text.endsWith("nan")) {
      return Optional.empty();
    }
    if (text.startsWith("0x")) {
      return Optional.of(new BigInteger(text.substring(2), 16).toString());
    }
    if (text.startsWith("0o")) {
      return Optional.of(new BigInteger(text.substring(2), 8).toString());
    }
    return Optional.of(decimal(scalar.text()));
  }

  private static String decimal(String text) {
    String sign = text.startsWith("-") ? "-" : "";
    String rest = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    int behind = 0;
    while (behind < rest.length() && Character.isDigit(rest.charAt(behind))) {
      behind++;
    }
    String whole = withoutLeadingZeros(rest.substring(0, behind));
    String tail = rest.substring(behind);
    boolean bare = tail.startsWith(".") && (tail.length() == 1 || !isDigit(tail.charAt(1)));
    return sign + whole + (bare ? ".0" + tail.substring(1) : tail);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static String withoutLeadingZeros(String digits) {
    int first = 0;
    while (first < digits.length() - 1 && digits.charAt(first) == '0') {
      first++;
    }
    return digits.isEmpty() ? "0" : digits.substring(first);
  }
}
