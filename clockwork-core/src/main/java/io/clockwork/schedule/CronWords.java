package io.clockwork.schedule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** A cron in words: its days, and the times on them. */
record CronWords(
    long minutes,
    long hours,
    long days,
    long months,
    long weekdays,
    boolean byDay,
    boolean byWeekday) {
  /** How many times of day are listed one by one. */
  private static final int MAX_TIMES = 6;

  String text() {
    String onDays = dayWords();
    if (countOfTimes() <= MAX_TIMES) {
      return (onDays.isEmpty() ? "every day" : onDays) + " at " + times();
    }
    return minuteWords() + hourWords() + (onDays.isEmpty() ? "" : ", " + onDays);
  }

  private int countOfTimes() {
    return Long.bitCount(hours) * Long.bitCount(minutes);
  }

  private boolean everyHour() {
    return hours == CronField.HOUR.all();
  }

  private String times() {
    List<String> times = new ArrayList<>();
    for (int hour : values(hours)) {
      for (int minute : values(minutes)) {
        times.add(String.format(Locale.ROOT, "%02d:%02d", hour, minute));
      }
    }
    return joined(times);
  }

  private String minuteWords() {
    List<Integer> all = values(minutes);
    if (all.size() == 60) {
      return "every minute";
    }
    if (all.equals(List.of(0)) && everyHour()) {
      return "every hour";
    }
    int step = all.size() == 1 ? 0 : all.get(1) - all.get(0);
    boolean even = step > 1 && 60 % step == 0 && minutes == CronField.MINUTE.range(0, 59, step);
    return even
        ? "every " + step + " minutes"
        : (everyHour() ? "every hour at " : "at ") + counted("minute", minutes, String::valueOf);
  }

  private String hourWords() {
    return everyHour() ? "" : " of " + counted("hour", hours, String::valueOf);
  }

  /** Empty for every day. */
  private String dayWords() {
    String month = months == CronField.MONTH.all() ? "" : list(months, CronWords::month);
    boolean anyDay = days == CronField.DAY_OF_MONTH.all();
    boolean anyWeekday = weekdays == CronField.DAY_OF_WEEK.all();
    boolean either = byDay && byWeekday;
    List<String> words = new ArrayList<>();
    if (either ? !anyDay && !anyWeekday : !anyDay) {
      words.add("on " + counted("day", days, String::valueOf) + ofMonth(month));
    }
    if (either ? !anyDay && !anyWeekday : !anyWeekday) {
      words.add(
          "on "
              + list(mondayFirst(), CronWords::weekday)
              + (month.isEmpty() ? "" : " in " + month));
    }
    if (words.isEmpty()) {
      return month.isEmpty() ? "" : "every day in " + month;
    }
    return String.join(either ? " or " : " and ", words);
  }

  private static String ofMonth(String month) {
    return month.isEmpty() ? " of the month" : " of " + month;
  }

  /** Weekdays as bits from Monday, 1, to Sunday, 7. */
  private long mondayFirst() {
    return (weekdays & ~1L) | ((weekdays & 1L) << 7);
  }

  private static String weekday(int value) {
    return DayOfWeek.of(value).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(int value) {
    return Month.of(value).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static List<Integer> values(long bits) {
    List<Integer> values = new ArrayList<>();
    for (int value = 0; value < 64; value++) {
      if (((bits >> value) & 1) != 0) {
        values.add(value);
      }
    }
    return values;
  }

  private static String counted(String noun, long bits, IntFunction<String> word) {
    return noun + (Long.bitCount(bits) == 1 ? " " : "s ") + list(bits, word);
  }

  /** Values with neighbours drawn together from three on: {@code 1 to 5 and 8}. */
  private static String list(long bits, IntFunction<String> word) {
    List<Integer> all = values(bits);
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < all.size()) {
      int end = at;
      while (end + 1 < all.size() && all.get(end + 1) == all.get(end) + 1) {
        end++;
      }
      if (end - at < 2) {
        end = at;
        words.add(word.apply(all.get(at)));
      } else {
        words.add(word.apply(all.get(at)) + " to " + word.apply(all.get(end)));
      }
      at = end + 1;
    }
    return joined(words);
  }

  private static String joined(List<String> words) {
    int end = words.size() - 1;
    return end == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, end)) + " and " + words.get(end);
  }
}
