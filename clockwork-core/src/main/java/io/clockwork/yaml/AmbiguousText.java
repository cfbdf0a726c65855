package io.clockwork.yaml;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Plain scalars that are one thing here and another to other readers of YAML, or to the eyes of
 * people: {@code yes}, {@code 010}, {@code 12:30}, {@code 1_000}.
 */
final class AmbiguousText {
  private static final Pattern SWITCH = Pattern.compile("yes|no|on|off", Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9_]+([.eE].*)?");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");
  private static final Pattern UNDERSCORES =
      Pattern.compile("[-+]?[0-9][0-9_]*_[0-9_]*(\\.[0-9_]*)?");
  private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
  private static final int MAX_LENGTH = 100;

  private AmbiguousText() {}

  /** What a text could mean besides itself, as the end of a sentence; empty if it is clear. */
  static Optional<String> reason(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    if (SWITCH.matcher(text).matches()) {
      return Optional.of("is true or false to some readers of YAML and a text to others");
    }
    if (!beginsLikeNumber(text)) {
      return Optional.empty();
    }
    if (LEADING_ZERO.matcher(text).matches()) {
      return Optional.of("has a leading zero: an octal number to some, a decimal one to others");
    }
    if (SEXAGESIMAL.matcher(text).matches()) {
      return Optional.of("is a time, and a number to base 60 to some readers of YAML");
    }
    return UNDERSCORES.matcher(text).matches() || BINARY.matcher(text).matches()
        ? Optional.of("is a number to some readers of YAML and a text to others")
        : Optional.empty();
  }

  /** Spares most texts the patterns that none of them can match. */
  private static boolean beginsLikeNumber(String text) {
    return !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
  }
}
