package io.clockwork.cli.console;

import java.time.Duration;
import java.util.Locale;

/** Stretches of time as people read them. */
public final class Durations {
  private Durations() {}

  /** {@code 0.4s}, {@code 12.0s}, {@code 2m 05s}, {@code 1h 02m}. */
  public static String show(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return seconds + "." + duration.toMillisPart() / 100 + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm %02ds", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%dh %02dm", seconds / 3600, seconds / 60 % 60);
  }

  /** A running clock, without fractions: {@code 0:07}, {@code 12:34}, {@code 1:02:03}. */
  public static String clock(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 3600
        ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
