package io.clockwork.schedule;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** The five fields of a cron in their order, and which values each has. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC"),
  /** Sunday is 0, and may be written as 7. */
  DAY_OF_WEEK("day of week", 0, 6, "SUN MON TUE WED THU FRI SAT");

  private final String noun;
  private final int min;
  private final int max;
  private final String names;

  CronField(String noun, int min, int max, String names) {
    this.noun = noun;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  /** What its values are, in a sentence. */
  String noun() {
    return noun;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** The largest number that may be written: Sunday has two. */
  int maxWritten() {
    return this == DAY_OF_WEEK ? 7 : max;
  }

  /** How many values it has. */
  int size() {
    return max - min + 1;
  }

  /** The names of its values in their order; none where values are numbers only. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(" "));
  }

  /** The value of a name in any case. */
  OptionalInt named(String name) {
    int index = names().indexOf(name.toUpperCase(Locale.ROOT));
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(min + index);
  }

  /** The set of all its values; bit n stands for value n. */
  long all() {
    return range(min, max, 1);
  }

  /** Every {@code step}th value of a range; 7 is Sunday. */
  long range(int low, int high, int step) {
    long values = 0;
    for (int value = low; value <= high; value += step) {
      values |= 1L << (value > max ? min : value);
    }
    return values;
  }
}
