package io.clockwork.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that a whole text must match, in what Java, Python and Go have in common:
 * literals, {@code .}, classes, groups, alternatives and repetitions up to 1000; no look-around, no
 * references back, nothing possessive. Values are checked again where the task runs, by another
 * implementation, and must fare the same there.
 */
final class PortablePattern {
  private static final int MAX_LENGTH = 1000;

  /** How many characters may be looked at before a comparison is given up. */
  private static final int MAX_STEPS = 2_000_000;

  private static final Pattern LARGE_REPETITION =
      Pattern.compile(
          "\\{([0-9]*,)?0*(1[0-9]{2}[1-9]|1[0-9][1-9]0|1[1-9]00|[2-9][0-9]{3}|[1-9][0-9]{4,})[,}]");

  /** Whatever stands for one character but itself. */
  private static final Pattern ESCAPE_OR_CLASS =
      Pattern.compile("\\\\[^bB]|\\[\\^?+\\]?+(\\\\.|[^\\]\\\\])*+\\]", Pattern.DOTALL);

  private static final Pattern REPETITION_OF_NOTHING =
      Pattern.compile("(^|\\((\\?:)?+|[|^$]|\\\\[bB])[*+?{]");

  private static final String ESCAPES = "dDwWsSbBtnrf";

  private PortablePattern() {}

  /** How a text fared. */
  enum Outcome {
    MATCHES,
    DIFFERS,
    /** The comparison took too long. */
    GAVE_UP
  }

  /** What is wrong with a pattern, as the end of a sentence. */
  static Optional<String> problem(String regex) {
    if (regex.length() > MAX_LENGTH) {
      return Optional.of("is longer than " + MAX_LENGTH + " characters");
    }
    try {
      Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      int at = e.getIndex() + 1;
      String where = at > 0 ? " at character " + at : "";
      return Optional.of("is not a regular expression" + where);
    }
    return unportable(regex)
        .or(() -> ofNothing(regex))
        .map(what -> "uses " + what + ", which not every regular expression has");
  }

  /** Java takes some repetitions with nothing before them, and Python none. */
  private static Optional<String> ofNothing(String regex) {
    String withoutClasses = ESCAPE_OR_CLASS.matcher(regex).replaceAll("a");
    return REPETITION_OF_NOTHING.matcher(withoutClasses).find()
        ? Optional.of("a repetition of nothing")
        : Optional.empty();
  }

  /** Whether the whole text matches a pattern without {@link #problem}. */
  static Outcome match(String regex, String text) {
    try {
      boolean matches =
          Pattern.compile(regex, Pattern.UNIX_LINES).matcher(new Bounded(text)).matches();
      return matches ? Outcome.MATCHES : Outcome.DIFFERS;
    } catch (GaveUp | StackOverflowError e) {
      return Outcome.GAVE_UP;
    }
  }

  private static Optional<String> unportable(String regex) {
    boolean inClass = false;
    boolean repeated = false;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      char next = i + 1 < regex.length() ? regex.charAt(i + 1) : ' ';
      boolean repeats = false;
      if (c == '\\') {
        if (Character.isLetterOrDigit(next) && ESCAPES.indexOf(next) < 0) {
          return Optional.of("\"\\" + next + "\"");
        }
        i++;
      } else if (inClass) {
        if (c == '[' || (c == '&' && next == '&')) {
          return Optional.of("a class inside a class");
        }
        inClass = c != ']';
      } else if (c == '[') {
        inClass = true;
      } else if (c == '(' && next == '?' && !regex.startsWith("(?:", i)) {
        return Optional.of("\"(?\" without \":\"");
      } else if (c == '+' && repeated) {
        return Optional.of("a possessive repetition");
      } else if ((c == '*' || c == '{') && repeated) {
        return Optional.of("a repetition of a repetition");
      } else {
        if (c == '{' && LARGE_REPETITION.matcher(regex).region(i, regex.length()).lookingAt()) {
          return Optional.of("a repetition over 1000");
        }
        repeats = c == '*' || c == '+' || c == '?' || c == '}';
      }
      repeated = repeats;
    }
    return Optional.empty();
  }

  /** A text that may be looked at only so often: some patterns take exponential time. */
  private static final class Bounded implements CharSequence {
    private final String text;
    private int steps;

    Bounded(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++steps > MAX_STEPS) {
        throw new GaveUp();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GaveUp() {
      super("too many steps", null, false, false);
    }
  }
}
