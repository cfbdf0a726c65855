package io.clockwork.cli.report;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {
  private static final String UNITS = "KMGTPE";

  private Sizes() {}

  /** {@code 512 bytes}, {@code 1.5 KiB}, {@code 20.0 GiB}. */
  static String show(long bytes) {
    if (bytes < 1024) {
      return bytes == 1 ? "1 byte" : bytes + " bytes";
    }
    double size = bytes;
    int unit = -1;
    while (size >= 1024) {
      size /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %siB", size, UNITS.charAt(unit));
  }
}
