package io.clockwork.schedule;

import io.clockwork.diagnostic.DidYouMean;
import io.clockwork.diagnostic.Quoted;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one element of the list that a field of a cron is: a star, a value or a range. */
final class CronItem {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\*)|([^-/*]+)(?:-([^-/*]+))?)(?:/([^-/*]+))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  /** What some schedulers know and others do not: last, nearest weekday, nth, none, hash. */
  private static final Pattern EXTENSION =
      Pattern.compile("(?i)[0-9]*[LW]|LW|L-[0-9]+|\\w+#[0-9L]+|\\w*\\?|[HR](\\(.*\\))?|.*~.*");

  private final CronField field;
  private final String item;
  private Optional<Problem> problem = Optional.empty();

  private CronItem(CronField field, String item) {
    this.field = field;
    this.item = item;
  }

  /**
   * Reads an element.
   *
   * @param listed whether others stand beside it
   */
  static Reading read(CronField field, String item, boolean listed) {
    CronItem reader = new CronItem(field, item);
    long values = reader.read(listed);
    return new Reading(reader.problem.isPresent() ? 0 : values, reader.problem);
  }

  /**
   * What an element says.
   *
   * @param values as bits; none if there is a problem
   */
  record Reading(long values, Optional<Problem> problem) {}

  /** What is wrong with an element. */
  record Problem(String message, String help) {}

  private long read(boolean listed) {
    if (EXTENSION.matcher(item.replaceFirst("/.*", "")).matches()
        && field.named(item.replaceFirst("/.*", "")).isEmpty()) {
      return refuse(
          "has " + named(item) + ", which is not portable", "write values, ranges and steps only");
    }
    Matcher form = FORM.matcher(item);
    if (!form.matches()) {
      return refuse(
          item.isEmpty()
              ? "has an empty element in its " + field.noun()
              : "has " + named(item) + ", which is neither a value nor a range",
          "write values, ranges and steps, such as 5, 1-5 or */15");
    }
    int step = form.group(4) == null ? 1 : number(form.group(4), "step", 1, 999);
    if (form.group(1) != null) {
      return listed && form.group(4) == null
          ? refuse("has \"*\" in a list of its " + field.noun(), "\"*\" alone is every value")
          : field.range(field.min(), field.max(), step);
    }
    int low = value(form.group(2));
    if (form.group(3) != null) {
      return range(low, value(form.group(3)), step);
    }
    return form.group(4) == null ? field.range(low, low, 1) : from(low, step);
  }

  /** A value with a step: every step from there on. */
  private long from(int low, int step) {
    return problem.isEmpty() && low >= field.max()
        ? refuse(
            "has " + named(item) + ", whose step leads to no other value", "write the value alone")
        : field.range(low, field.max(), step);
  }

  private long range(int from, int to, int step) {
    int low = from > field.max() ? field.min() : from;
    int high = field == CronField.DAY_OF_WEEK && to == 0 && low > 0 ? field.maxWritten() : to;
    if (problem.isPresent()) {
      return 0;
    }
    if (low == high) {
      return refuse(
          "has " + named(item) + ", which is one value to some schedulers and all to others",
          "write the value alone, or \"*\" for all");
    }
    if (low < high) {
      return field.range(low, high, step);
    }
    return step > 1
        ? refuse(
            "has " + named(item) + ", a range around the end whose step is not portable",
            "list the values")
        : field.range(low, field.max(), 1) | field.range(field.min(), high, 1);
  }

  private int value(String word) {
    OptionalInt named = field.named(word);
    return named.isPresent()
        ? named.getAsInt()
        : number(word, field.noun(), field.min(), field.maxWritten());
  }

  private int number(String word, String noun, int min, int max) {
    if (!NUMBER.matcher(word).matches()) {
      refuse(
          "has " + noun + " " + Quoted.text(word) + ", which is no number" + orName(noun),
          DidYouMean.help(word, field.names())
              .orElse("write a number from " + min + " to " + max + orSuchName(noun)));
      return min;
    }
    int number = Integer.parseInt(word);
    if (number < min || number > max) {
      refuse(
          "has " + noun + " " + word + ", which does not exist",
          "write a number from " + min + " to " + max);
      return min;
    }
    return number;
  }

  private String orName(String noun) {
    return field.names().isEmpty() || noun.equals("step") ? "" : " or name";
  }

  private String orSuchName(String noun) {
    return orName(noun).isEmpty() ? "" : ", or a name such as " + field.names().get(1);
  }

  private String named(String text) {
    return field.noun() + " " + Quoted.text(text);
  }

  private long refuse(String message, String help) {
    if (problem.isEmpty()) {
      problem = Optional.of(new Problem(message, help));
    }
    return 0;
  }
}
