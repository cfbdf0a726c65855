package io.clockwork.platform;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of Airflow that files are written for: 2.11, or 3.1 and later.
 *
 * @param major 2 or 3
 * @param minor 11, or at least 1
 */
public record AirflowVersion(int major, int minor) {
  /** The last of Airflow 2. */
  public static final AirflowVersion LAST_OF_2 = new AirflowVersion(2, 11);

  /** The first of Airflow 3 that is written for. */
  public static final AirflowVersion FIRST_OF_3 = new AirflowVersion(3, 1);

  private static final Pattern FORM = Pattern.compile("([23])\\.([0-9]{1,3})");

  /**
   * Refuses others.
   *
   * @throws IllegalArgumentException if files are not written for it
   */
  public AirflowVersion {
    if (!isKnown(major, minor)) {
      throw new IllegalArgumentException("no such target: Airflow " + major + "." + minor);
    }
  }

  private static boolean isKnown(int major, int minor) {
    return major == 2 ? minor == 11 : major == 3 && minor >= 1;
  }

  /** The version of a text such as {@code 3.1}; empty if files are not written for it. */
  public static Optional<AirflowVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(matcher.group(1));
    int minor = Integer.parseInt(matcher.group(2));
    return isKnown(major, minor) ? Optional.of(new AirflowVersion(major, minor)) : Optional.empty();
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
