package io.clockwork.airflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The volume of an engine that holds the wrapper of one image of the runtime, so that files of two
 * versions do not take it from each other.
 */
final class RuntimeVolume {
  private static final int DIGITS = 8;

  private RuntimeVolume() {}

  /** Its name. */
  static String of(String image) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(image.getBytes(StandardCharsets.UTF_8));
      return "clockwork-runtime-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
