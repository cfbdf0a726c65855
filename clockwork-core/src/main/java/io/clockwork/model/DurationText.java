package io.clockwork.model;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as specifications write them: {@code 30s}, {@code 10m}, {@code 2h}, {@code 1d}, and
 * their sums from the largest unit to the smallest, {@code 1h30m}. A day has 24 hours.
 */
public final class DurationText {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?");

  private DurationText() {}

  /** The duration of this text; empty if it has another form. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (text.isEmpty() || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        Duration.ofDays(number(matcher.group(1)))
            .plusHours(number(matcher.group(2)))
            .plusMinutes(number(matcher.group(3)))
            .plusSeconds(number(matcher.group(4))));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  /**
   * The shortest text of a duration, {@code 0s} for none. What is less than a second, which no text
   * can say, shows as a fraction.
   */
  public static String of(Duration duration) {
    if (duration.isNegative()) {
      boolean least = duration.toSeconds() == Long.MIN_VALUE;
      return "-" + of(least ? Duration.ofSeconds(Long.MAX_VALUE) : duration.negated());
    }
    StringBuilder out = new StringBuilder();
    append(duration.toDaysPart(), "d", out);
    append(duration.toHoursPart(), "h", out);
    append(duration.toMinutesPart(), "m", out);
    if (duration.toNanosPart() != 0) {
      String nanos = String.format("%09d", duration.toNanosPart()).replaceAll("0+$", "");
      out.append(duration.toSecondsPart()).append('.').append(nanos).append('s');
    } else {
      append(duration.toSecondsPart(), "s", out);
    }
    return out.length() == 0 ? "0s" : out.toString();
  }

  private static void append(long amount, String unit, StringBuilder out) {
    if (amount > 0) {
      out.append(amount).append(unit);
    }
  }
}
