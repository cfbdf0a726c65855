package io.clockwork.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of runs: the moment they began in UTC, {@code 20261123-184512-345}, and four random letters
 * or digits. Their order as texts is their order in time, and they are safe as file names.
 */
final class RunIds {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Without vowels, so that no word comes out, and without what looks alike. */
  private static final String LETTERS = "23456789bcdfghjkmnpqrstvwxz";

  private static final int LENGTH = 4;

  private RunIds() {}

  static String at(Instant moment) {
    StringBuilder id = new StringBuilder(MOMENT.format(moment)).append('-');
    // Told apart, not kept secret: SecureRandom takes 30 ms of the first test in a JVM.
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < LENGTH; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }
}
